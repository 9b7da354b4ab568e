import { Button } from './button';
import type { FormProps, SubmitProps } from './form-props';

/** Fields that are sent together, with Enter, too. */
export const Form = ({ onSend, children }: FormProps) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSend();
    }}
  >
    {children}
  </form>
);

/** Sends the form around it: the one primary button of the page. */
export const Submit = ({ children, busy = false, disabled = false }: SubmitProps) => (
  <Button kind="primary" block submit className="mt4" busy={busy} disabled={disabled}>
    {children}
  </Button>
);
