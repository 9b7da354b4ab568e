import type { More } from '../data/use-more';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { Button } from './button';
import { Said } from './said';

/** Below a list of which there is more. */
export function MoreButton<I, O>({ of }: { of: More<I, O> }) {
  const say = useTexts(coreTexts);
  if (!of.hasMore) return null;
  return (
    <div className="center mt3">
      <Button kind="quiet" busy={of.act.busy} onTap={of.more}>
        {say('more')}
      </Button>
      <Said of={of.act} />
    </div>
  );
}
