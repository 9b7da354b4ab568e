import type { z } from 'zod';
import { DomainError, type FieldError } from './errors';

/** zod's findings as one refusal that names every field and the rule it broke. */
export function invalidInput(error: z.ZodError): DomainError {
  const fields: FieldError[] = error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, 20)
        .map((key) => ({ field: [path, key.slice(0, 60)].filter(Boolean).join('.'), rule: 'unknown-field', message: issue.message }));
    return [{ field: path || '(body)', rule: issue.code, message: issue.message }];
  });
  return new DomainError(
    'invalid',
    'core.invalid',
    { field: fields[0]?.field ?? '(body)', rule: fields[0]?.message ?? '' },
    fields.slice(0, 50),
  );
}
