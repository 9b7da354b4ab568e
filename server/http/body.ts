import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { DomainError } from '../core/errors';

const JSON_LIMIT = 64 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const tooLarge = (limit: number) =>
  new DomainError('invalid', 'core.too-large', {
    limit: limit >= 1_048_576 ? `${Math.round(limit / 1_048_576)} MB` : `${Math.round(limit / 1024)} KB`,
  });

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
    req.on('error', () => reject(new DomainError('invalid', 'core.not-json')));
    req.on('aborted', () => reject(new DomainError('invalid', 'core.not-json')));
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
  throw new DomainError('invalid', 'core.content-type', {
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
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw new DomainError('invalid', 'core.not-json');
  }
}

/** A file as the whole body. */
export function fileBody(ctx: Context, { types, maxBytes }: { types: readonly string[]; maxBytes: number }): Promise<Buffer> {
  refuseType(ctx, types);
  return bytesOf(ctx.req, maxBytes);
}
