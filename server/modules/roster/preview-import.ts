import { RosterBatch } from '../../../shared/roster';
import { operation } from '../../core/operation';
import { compareLines } from './compare-lines';
import { mayImport } from './policy';

/** What an import of this batch would come to; changes nothing. */
export const previewImport = operation({
  name: 'roster.preview-import',
  input: RosterBatch,
  reads: true,
  policy: mayImport,
  async run(ctx, { lines }) {
    ctx.permit(undefined as never);
    return (await compareLines(ctx, lines)).outcome;
  },
});
