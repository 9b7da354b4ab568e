import { Icon } from './icon';

/** Beneath a field: what is wrong with it, or a word of help. */
export function Hint({ id, error, hint }: { id: string; error?: string | undefined; hint?: string | undefined }) {
  if (error)
    return (
      <p id={`${id}-hint`} className="hint hint-err">
        <Icon name="warn" />
        <span>{error}</span>
      </p>
    );
  return hint ? (
    <p id={`${id}-hint`} className="hint">
      {hint}
    </p>
  ) : null;
}
