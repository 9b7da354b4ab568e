import { z } from 'zod';
import { Duration, flag, id, Money, post, text, texts, title } from '../notation';
import { Age, Needs } from './conditions';

const Kind = z.strictObject({
  id,
  title,
  who: z.enum(['person', 'organisation']).default('person').describe('Default person.'),
  dues: z
    .union([z.literal('免'), Money])
    .default('免')
    .describe('Per term, fen. Default none.'),
  duesByTier: z.record(id, Money).default({}).describe('Dues by tier, fen; overrides dues. Default: none.'),
  nominees: z
    .strictObject({
      upTo: z.int().min(1).describe('People.'),
      transferable: flag.default(true).describe('A nominee may be exchanged. Default true.'),
    })
    .optional()
    .describe('Organisations: people who may use the membership.'),
  byAppointment: flag.default(false).describe('Granted by the council, not applied for (honorary). Default false.'),
});

const FORM_FIELDS = [
  'name',
  'phone',
  'birthday',
  'id-number',
  'photo',
  'address',
  'company',
  'interests',
  'licence',
  'worker-number',
] as const;

const Admission = z.strictObject({
  age: Age.optional().describe('Default: none.'),
  needs: Needs.optional().describe('Measures that open admission, for example a first purchase. Default: none.'),
  tasks: texts.default([]).describe('Or: tasks that open admission. Default: none.'),
  fields: z.array(z.enum(FORM_FIELDS)).default(['name', 'phone', 'birthday']).describe('Asked on the form. Default name, phone, birthday.'),
  proof: texts.default([]).describe('Files to hand in. Default: none.'),
  approval: z.array(post).default([]).describe('Posts that decide, in order; empty: admitted at once. Default empty.'),
  decideWithin: Duration.prefault('3工作日').describe('Per step. Default 3工作日.'),
  consents: z
    .array(z.enum(['agreement', 'privacy', 'confidentiality']))
    .default(['agreement', 'privacy'])
    .describe('Signed with version and time. Default both.'),
});

const Ending = z.strictObject({
  id,
  reason: text.describe('For example lending the card.'),
  by: post.optional().describe('Who decides. Default: nobody needed (automatic).'),
  appealWithin: Duration.optional().describe('Default: no appeal.'),
  rejoinAfter: Duration.optional().describe('Default: never.'),
});

export const Members = z.strictObject({
  kinds: z.array(Kind).min(1).describe('Kinds of member.'),
  admission: Admission.prefault({}).describe('How one becomes a member.'),
  endings: z.array(Ending).default([]).describe('Ways membership ends besides lapse and leaving. Default: none.'),
  suggestions: z
    .strictObject({ answerWithin: Duration.prefault('7天').describe('Default 7天.') })
    .prefault({})
    .describe('Suggestions members make.'),
});
