import type { z } from 'zod';
import { DomainError, type FieldError } from './errors';
import { AN_OBJECT, ruleOf, UNKNOWN_FIELD } from './rule-words';

const WHOLE = '(body)';
const MOST_NAMED = 50;
/** A name that nobody knows is the sender's own text. */
export const LONGEST_NAME = 60;

/** A refusal of what was sent that names each field and the rule it broke; `more` fills the sentence of another code than core.invalid. */
export function invalidFields(
  fields: readonly FieldError[],
  code = 'core.invalid',
  more: Readonly<Record<string, unknown>> = {},
): DomainError {
  const [first] = fields;
  return new DomainError('invalid', code, { field: first?.field ?? WHOLE, rule: first?.message ?? AN_OBJECT, ...more }, fields);
}

/** zod's findings as one refusal. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields: FieldError[] = [];
  for (const issue of error.issues) {
    const path = issue.path.map((step) => String(step).slice(0, LONGEST_NAME)).join('.');
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys.slice(0, MOST_NAMED))
        fields.push({ field: [path, key.slice(0, LONGEST_NAME)].filter(Boolean).join('.'), rule: 'unknown-field', message: UNKNOWN_FIELD });
    else fields.push({ field: path || WHOLE, rule: issue.code, message: ruleOf(issue) });
  }
  return invalidFields(fields.slice(0, MOST_NAMED));
}
