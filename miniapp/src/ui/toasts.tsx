import { useToast } from '../data/toasts';
import { classes } from './classes';
import { Icon } from './icon';

/** Where `tell` speaks; read aloud. */
export function Toasts({ above }: { above: boolean }) {
  const toast = useToast();
  return (
    <div className={classes('toasts', !above && 'toasts-low')} role="status">
      {toast ? (
        <div className="toast" key={toast.id}>
          {toast.tone === 'plain' ? null : <Icon name={toast.tone === 'done' ? 'check' : 'warn'} />}
          <span>{toast.text}</span>
        </div>
      ) : null}
    </div>
  );
}
