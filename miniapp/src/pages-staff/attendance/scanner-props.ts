export interface ScannerProps {
  /** The text of a code, once for each time it comes into sight. */
  onCode(text: string): void;
}
