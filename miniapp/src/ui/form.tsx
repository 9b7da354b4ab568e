import { createContext, useContext } from 'react';
import { Button } from './button';
import type { FormProps, SubmitProps } from './form-props';

const Send = createContext<() => void>(() => undefined);

/** Fields that are sent together. */
export const Form = ({ onSend, children }: FormProps) => <Send.Provider value={onSend}>{children}</Send.Provider>;

/** Sends the form around it: the one primary button of the page. */
export const Submit = ({ children, busy = false, disabled = false }: SubmitProps) => (
  <Button kind="primary" block className="mt4" busy={busy} disabled={disabled} onTap={useContext(Send)}>
    {children}
  </Button>
);
