import type { Ctx } from '../../core/context';
import { birthdayKey } from '../charter';
import { type Birth, birthdayDigest, idNumberDigest, phoneDigest } from './find-members';

/** What is known of a person, in the clear. */
export interface Person {
  name: string;
  /** Normalised, see shared/phone.ts. */
  phone: string;
  birth: Birth | null;
  idNumber: string | null;
  /** Whatever else the form asks or the roster brought. */
  details: Readonly<Record<string, unknown>>;
}

const keyOf = ({ date, calendar, leapMonth }: Birth): string => {
  const [month, day] = date.slice(5).split('-').map(Number) as [number, number];
  return birthdayKey({ calendar, month, day, leap: leapMonth });
};

/** The personal columns of a member row, sealed and digested; only those given. */
export function sealedPerson(ctx: Pick<Ctx, 'vault'>, person: Partial<Person>): Record<string, string | null> {
  const { vault } = ctx;
  const seal = (place: string, value: string | null | undefined) => (value ? vault.seal(place, value) : null);
  return {
    ...(person.name !== undefined && { name: seal('member.name', person.name), nameDigest: vault.digest('member.name', person.name) }),
    ...(person.phone !== undefined && { phone: seal('member.phone', person.phone), phoneDigest: phoneDigest(ctx, person.phone) }),
    ...(person.birth !== undefined && {
      birth: seal('member.birth', person.birth && JSON.stringify(person.birth)),
      birthdayDigest: person.birth && birthdayDigest(ctx, keyOf(person.birth)),
    }),
    ...(person.idNumber !== undefined && {
      idNumber: seal('member.idNumber', person.idNumber),
      idNumberDigest: person.idNumber && idNumberDigest(ctx, person.idNumber),
    }),
    ...(person.details !== undefined && { details: seal('member.details', JSON.stringify(person.details)) }),
  };
}
