import type { Act } from '../data/use-act';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { Icon } from './icon';

/** What an action says beside its button: that it is being tried again, or why it did not go through. */
export function Said<I, O>({ of }: { of: Act<I, O> }) {
  const say = useTexts(coreTexts);
  return (
    <div role="status" className="said">
      {of.retrying ? <p className="hint">{say('retrying')}</p> : null}
      {of.failure ? (
        <p className="hint hint-err">
          <Icon name="warn" />
          <span>{of.failure.sentence}</span>
        </p>
      ) : null}
    </div>
  );
}
