import type { PropsWithChildren } from 'react';
// The platform's own styles come first: the design's classes have the last word.
import './platform/styles';
import './app.css';
import { openBeside } from './platform/beside';

openBeside();

function App({ children }: PropsWithChildren) {
  return <>{children}</>;
}

export { App as default };
