import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { inBoth } from '../../shared/messages';
import type { DomainError, FieldError } from '../core/errors';
import { invalidFields, LONGEST_NAME } from '../core/invalid-input';
import { nameSaidTwice } from './json-names';

const JSON_LIMIT = 64 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const TWICE = inBoth('写了两遍', 'is said twice');

const body = (rule: string, zh: string, en: string): FieldError[] => [{ field: '(body)', rule, message: inBoth(zh, en) }];

function tooLarge(bytes: number): DomainError {
  const limit = bytes >= 1_048_576 ? `${Math.round(bytes / 1_048_576)} MB` : `${Math.round(bytes / 1024)} KB`;
  return invalidFields(body('too_big', `最多 ${limit}`, `at most ${limit}`), 'core.too-large', { limit });
}
const notJson = () => invalidFields(body('json', '应为 UTF-8 的 JSON', 'must be JSON in UTF-8'), 'core.not-json');
const cutOff = () => invalidFields(body('whole', '没有传完', 'was cut off'), 'core.not-json');

/** The whole body, refused as soon as it exceeds `limit` bytes. */
function bytesOf(req: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        req.removeAllListeners('data');
        req.resume();
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    req.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    req.on('error', () => reject(cutOff()));
    req.on('aborted', () => reject(cutOff()));
  });
}

const mediaType = (header: string) => (header.split(';')[0] as string).trim().toLowerCase();

function refuseType(ctx: Context, allowed: readonly string[]): void {
  const header = ctx.get('content-type');
  const charset = /charset="?([\w-]+)/i.exec(header)?.[1]?.toLowerCase();
  const encoded = ctx.get('content-encoding');
  if (
    allowed.includes(mediaType(header)) &&
    (charset === undefined || charset === 'utf-8' || charset === 'utf8') &&
    (encoded === '' || encoded === 'identity')
  )
    return;
  const field = encoded === '' || encoded === 'identity' ? 'Content-Type' : 'Content-Encoding';
  const wanted = field === 'Content-Type' ? allowed.join(', ') : 'identity';
  const message = inBoth(`应为 ${wanted}`, `must be ${wanted}`);
  throw invalidFields([{ field, rule: 'invalid_value', message }], 'core.content-type', {
    type: (encoded ? `${header} (${encoded})` : header).slice(0, 100) || '?',
    allowed: allowed.join(', '),
  });
}

/** A JSON body, UTF-8, at most 64 KB; no body at all reads as an empty object. */
export async function jsonBody(ctx: Context): Promise<unknown> {
  const { headers } = ctx.req;
  if (headers['content-length'] === '0' || (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined))
    return {};
  refuseType(ctx, ['application/json']);
  const bytes = await bytesOf(ctx.req, JSON_LIMIT);
  if (bytes.length === 0) return {};
  let value: unknown;
  let text: string;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text) as unknown;
  } catch {
    throw notJson();
  }
  const twice = nameSaidTwice(text);
  if (twice !== null) throw invalidFields([{ field: twice.slice(0, LONGEST_NAME), rule: 'said-twice', message: TWICE }]);
  return value;
}

/** A file as the whole body. */
export function fileBody(ctx: Context, { types, maxBytes }: { types: readonly string[]; maxBytes: number }): Promise<Buffer> {
  refuseType(ctx, types);
  return bytesOf(ctx.req, maxBytes);
}
