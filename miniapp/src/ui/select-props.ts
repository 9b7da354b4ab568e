export interface SelectProps<V extends string> {
  id: string;
  label: string;
  value: V | '';
  options: readonly { value: V; label: string }[];
  onPick(value: V): void;
  error?: string | undefined;
  hint?: string;
}
