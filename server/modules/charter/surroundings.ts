import type { Charter } from './charter';

declare module '../../core/context' {
  interface Surroundings {
    /** The club's rules in force. */
    charter: Charter;
  }
}
