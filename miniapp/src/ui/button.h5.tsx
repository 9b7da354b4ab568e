import { type ButtonProps, buttonClass } from './button-props';

/** A real button: keyboard, focus and screen reader come with it. While busy it keeps the focus and takes no second tap. */
export function Button(props: ButtonProps) {
  const { children, onTap, disabled, busy, submit, label, pressed, expanded, id } = props;
  return (
    <button
      id={id}
      type={submit ? 'submit' : 'button'}
      className={buttonClass(props)}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onTap?.();
      }}
    >
      {busy ? <span className="spin" aria-hidden="true" /> : null}
      {children}
    </button>
  );
}
