import { isDeepStrictEqual } from 'node:util';
import type { RosterLine, RosterRemark } from '../../../shared/roster';
import type { ReadCtx } from '../../core/context';
import type { Dossier, RosterUpdate } from '../members';
import { birthOfLine, detailsOfLine, numberOfLine } from './person-of-line';
import type { Part } from './said';

/** What a row wants changed of a member who is there: `refused` means that nothing of it may be applied. */
export interface Changes {
  update: RosterUpdate;
  remarks: RosterRemark[];
  refused: boolean;
}

const refuse = (remark: RosterRemark): Changes => ({ update: {}, remarks: [remark], refused: true });

function termChange({ termEndsOn }: Dossier, { endsOn, lifetime }: RosterLine): Pick<RosterUpdate, 'termEndsOn'> | 'kept' {
  if (lifetime) return termEndsOn === null ? {} : { termEndsOn: null };
  if (endsOn === null || endsOn === termEndsOn) return {};
  // a term that was paid for is not shortened by a list
  return termEndsOn !== null && endsOn > termEndsOn ? { termEndsOn: endsOn } : 'kept';
}

function detailsChange(ctx: ReadCtx, { details }: Dossier, line: RosterLine): Pick<RosterUpdate, 'details'> {
  const merged = { ...details, ...detailsOfLine(ctx, line) };
  return isDeepStrictEqual(merged, details) ? {} : { details: merged };
}

/**
 * Compares the parts of a row that are new with what is known of the member. What is blank in the roster says nothing; a number that
 * was given stays, a term is never shortened, points are the ledger's. Nothing is applied to somebody who is no member just now, or
 * when name and ID number both say that the phone is another person's by now.
 */
export function changesBy(ctx: ReadCtx, known: Dossier, line: RosterLine, parts: ReadonlySet<Part>): Changes {
  if (known.admittedOn === null || known.leftAt !== null || known.revokedAt !== null) return refuse('not-a-member-now');
  const { name, idNumber, tierId, joinedOn } = line;
  if (name !== known.name && idNumber !== null && known.idNumber !== null && idNumber !== known.idNumber) return refuse('another-person');
  const update: RosterUpdate = {};
  const remarks: RosterRemark[] = [];
  if (parts.has('name') && name !== known.name) update.name = name;
  const birth = birthOfLine(line);
  if (parts.has('birth') && birth && !isDeepStrictEqual(birth, known.birth)) update.birth = birth;
  if (parts.has('idNumber') && idNumber !== null && idNumber !== known.idNumber) update.idNumber = idNumber;
  if (parts.has('details')) Object.assign(update, detailsChange(ctx, known, line));
  if (parts.has('membership')) {
    if (tierId !== null && tierId !== known.tier) update.tier = tierId;
    if (joinedOn !== null && joinedOn !== known.admittedOn) update.admittedOn = joinedOn;
    const term = termChange(known, line);
    if (term === 'kept') remarks.push('term-kept');
    else Object.assign(update, term);
    const number = numberOfLine(line);
    if (number !== null && number !== known.number) remarks.push('number-kept');
  }
  return { update, remarks, refused: false };
}
