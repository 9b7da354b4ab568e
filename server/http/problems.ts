import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Problem } from '../../shared/core';
import { type Locale, paramsIn } from '../../shared/messages';
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
const BY_CODE: Readonly<Record<string, number>> = {
  'core.method': 405,
  'core.no-tunnel': 405,
  'core.too-slow': 408,
  'core.too-large': 413,
  'core.content-type': 415,
  'core.expectation': 417,
  'core.header-too-large': 431,
};

/** The problem document of a refusal in the reader's language. */
export function problemOf(error: DomainError, sentences: Sentences, locale: Locale, requestId: string): Problem {
  const { reason, next } = sentences(error.code, locale, { id: requestId, ...error.params });
  const { cause: _, ...params } = paramsIn(locale, error.params); // causes are for the log, not for the reader
  const errors = error.fields.map((field) => ({ ...field, message: field.message?.[locale] ?? reason }));
  return {
    type: `/docs/problems#${error.code}`,
    title: error.code,
    status: error.code === 'core.unexpected' ? 500 : (BY_CODE[error.code] ?? STATUS[error.kind]),
    code: error.code,
    detail: reason,
    next,
    ...(Object.keys(params).length > 0 && { params }),
    ...(errors.length > 0 && { errors }),
    requestId,
  };
}

function respond(ctx: Context, error: DomainError, sentences: Sentences): void {
  const problem = problemOf(error, sentences, localeOf(ctx.get('accept-language')), ctx.state.requestId as string);
  const { status } = problem;
  ctx.status = status;
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
  if (status === 401) ctx.set('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) ctx.set('retry-after', String(error.params.seconds ?? 2));
}

function refusalOf(error: unknown, ctx: Context, log: Logger): DomainError {
  if (error instanceof DomainError) return error;
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
      respond(ctx, refusalOf(error, ctx, log), sentences);
    }
  };
