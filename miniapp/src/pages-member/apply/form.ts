import type { z } from 'zod';
import type { AdmissionTerms, ConsentDocument } from '../../../../shared/members';
import type { BirthValue } from '../../ui/birth-field';
import { DETAILS, type Detail } from '../profile/draft';

type Terms = z.output<typeof AdmissionTerms>;

export interface ApplyDraft {
  name: string;
  phone: string;
  birth: BirthValue;
  idNumber: string;
  kind: string;
  details: Partial<Record<Detail, string>>;
  agreed: readonly string[];
}

export const emptyDraft: ApplyDraft = {
  name: '',
  phone: '',
  birth: { date: '', calendar: 'solar', leapMonth: false },
  idNumber: '',
  kind: '',
  details: {},
  agreed: [],
};

/** Whether the charter's form asks for a birthday: also when only its age rule needs one. */
export const asksBirth = ({ fields, age }: Pick<Terms, 'fields' | 'age'>): boolean => fields.includes('birthday') || age !== null;
export const asksIdNumber = ({ fields }: Pick<Terms, 'fields'>): boolean => fields.includes('id-number');
export const detailsAsked = ({ fields }: Pick<Terms, 'fields'>): Detail[] => DETAILS.filter((field) => fields.includes(field));

export type Missing = 'name' | 'phone' | 'birth' | 'idNumber' | Detail | `consent ${string}`;

/** The first thing that the charter asks and the form lacks, in the order of the page; null: everything is there. */
export function missingIn(draft: ApplyDraft, terms: Pick<Terms, 'fields' | 'age' | 'consents'>): Missing | null {
  if (draft.name.trim() === '') return 'name';
  if (draft.phone.replace(/\D/g, '').length < 7) return 'phone';
  if (asksBirth(terms) && draft.birth.date.trim() === '') return 'birth';
  if (asksIdNumber(terms) && draft.idNumber.trim() === '') return 'idNumber';
  const detail = detailsAsked(terms).find((field) => (draft.details[field] ?? '').trim() === '');
  if (detail) return detail;
  const consent = terms.consents.find((document) => !draft.agreed.includes(document));
  return consent ? `consent ${consent}` : null;
}

/** The form as the server takes it. `versions`: of the documents, as they were read. */
export function formOf(draft: ApplyDraft, terms: Terms, versions: Readonly<Record<string, string>>, locale: 'zh-CN' | 'en') {
  const details = detailsAsked(terms).map((field) => [field, (draft.details[field] ?? '').trim()] as const);
  return {
    name: draft.name.trim(),
    phone: draft.phone.trim(),
    ...(asksBirth(terms) && { birth: { ...draft.birth, date: draft.birth.date.trim() } }),
    ...(asksIdNumber(terms) && { idNumber: draft.idNumber.trim() }),
    ...(draft.kind !== '' && { kind: draft.kind }),
    ...(details.length > 0 && { details: Object.fromEntries(details) }),
    consents: terms.consents.map((document) => ({ document: document as ConsentDocument, version: versions[document] ?? '' })),
    locale,
  };
}
