import type { PropsWithChildren } from 'react';
import './app.css';
import './platform/styles';

function App({ children }: PropsWithChildren) {
  return <>{children}</>;
}

export { App as default };
