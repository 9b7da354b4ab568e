import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Problem } from '../../shared/core';
import { paramsIn } from '../../shared/messages';
import { DomainError, type Kind } from '../core/errors';
import { localeOf, type Sentences } from '../core/sentences';

const STATUS: Record<Kind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
};
const BY_CODE: Readonly<Record<string, number>> = { 'core.too-large': 413, 'core.content-type': 415, 'core.method': 405 };

// causes are for the log, not for the reader
const shown = ({ cause: _, ...params }: Readonly<Record<string, unknown>>) => params;

function respond(ctx: Context, error: DomainError, sentences: Sentences): void {
  const status = BY_CODE[error.code] ?? STATUS[error.kind];
  const locale = localeOf(ctx.get('accept-language'));
  const { reason, next } = sentences(error.code, locale, { id: ctx.state.requestId, ...error.params });
  const params = shown(paramsIn(locale, error.params));
  const errors = error.fields.map((field) => ({ ...field, message: field.message?.[locale] ?? reason }));
  const problem: Problem = {
    type: `/docs/problems#${error.code}`,
    title: error.code,
    status,
    code: error.code,
    detail: reason,
    next,
    ...(Object.keys(params).length > 0 && { params }),
    ...(errors.length > 0 && { errors }),
    requestId: ctx.state.requestId as string,
  };
  ctx.status = status;
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
  if (status === 401) ctx.set('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) ctx.set('retry-after', String(error.params.seconds ?? 2));
}

interface HttpError {
  expose?: boolean;
  status?: number;
}

function refusalOf(error: unknown, ctx: Context, log: Logger): DomainError {
  if (error instanceof DomainError) return error;
  const { expose, status } = (error ?? {}) as HttpError;
  if (expose && status === 413) return new DomainError('invalid', 'core.too-large', { limit: '' });
  if (expose && status && status < 500)
    return new DomainError('invalid', 'core.invalid', { field: 'request', rule: String((error as Error).message) });
  // the message may quote what a person wrote: only where it happened goes to the log
  const { name, code, stack } = (error ?? {}) as Error & { code?: string };
  log.error(
    {
      requestId: ctx.state.requestId,
      name,
      code,
      at: stack
        ?.split('\n')
        .slice(1, 8)
        .map((l) => l.trim()),
    },
    'unexpected error',
  );
  return new DomainError('unavailable', 'core.unexpected');
}

/** Turns whatever is thrown into a problem document. An unexpected error is logged with the request's id and masked as 500. */
export const problems =
  (log: Logger, sentences: Sentences): Middleware =>
  async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new DomainError('not-found', 'core.not-found');
    } catch (error) {
      const refusal = refusalOf(error, ctx, log);
      respond(ctx, refusal, sentences);
      if (refusal.code === 'core.unexpected') ctx.status = 500;
    }
  };
