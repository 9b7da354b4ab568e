export interface FieldProps {
  /** Unique on the page. */
  id: string;
  label: string;
  value: string;
  onInput(value: string): void;
  /** What is wrong with it, beside it. */
  error?: string | undefined;
  hint?: string;
  /** At the right end of the label. */
  aside?: string;
  /** Several lines. */
  lines?: number;
  kind?: 'text' | 'tel' | 'digits' | 'number' | 'date' | 'time' | 'search';
  max?: number;
  placeholder?: string;
  /** What the browser may fill in, as HTML's `autocomplete` names it. */
  fills?: string;
  disabled?: boolean;
  /** Only for screen readers. */
  hideLabel?: boolean;
}
