import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Context, Middleware } from 'koa';

export interface Page {
  body: Buffer;
  type: string;
  etag: string;
  /** The same packed, where somebody has packed it beside the file: encoding → bytes. */
  packed: ReadonlyMap<'br' | 'gzip', Buffer>;
  /** Its name changes with its content. */
  immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const ENDINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;

const pageOfBytes = (body: Buffer, ending: string, packed: Page['packed'], immutable: boolean): Page => {
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 20);
  return { body, type: TYPES[ending] as string, etag, packed, immutable };
};

const pageOf = (file: string): Page => {
  const packed = ENDINGS.filter(([, ending]) => existsSync(file + ending)).map(
    ([name, ending]) => [name, readFileSync(file + ending)] as const,
  );
  return pageOfBytes(readFileSync(file), extname(file), new Map(packed), HASHED.test(file));
};

/** A page made here, of a kind that is served, by the ending of its name. */
export const madePage = (text: string, ending: string): Page => pageOfBytes(Buffer.from(text), ending, new Map(), false);

/**
 * The few files of a folder under `prefix`, kept in memory; only known kinds of file are served, `index.html` also as the folder, with a
 * stroke at the end or without.
 */
export function folder(prefix: string, path: string, only?: readonly string[]): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (const name of readdirSync(path)) {
    if (!(extname(name) in TYPES) || (only && !only.includes(name))) continue;
    const page = pageOf(join(path, name));
    pages.set(`${prefix}/${name}`, page);
    if (name === 'index.html') for (const address of [prefix, `${prefix}/`]) pages.set(address, page);
  }
  return pages;
}

function answer(ctx: Context, { body, type, etag, packed, immutable }: Page): void {
  const encoding = packed.size === 0 ? false : ctx.acceptsEncodings([...packed.keys(), 'identity']);
  const sent = (encoding && packed.get(encoding as 'br')) || body;
  ctx.set('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  ctx.set('etag', `"${etag}${sent === body ? '' : `-${encoding}`}"`);
  if (packed.size > 0) ctx.vary('accept-encoding');
  ctx.type = type;
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  if (sent !== body) ctx.set('content-encoding', encoding as string);
  ctx.body = sent;
}

const asksForPage = ({ method }: Context): boolean => method === 'GET' || method === 'HEAD';

/** Serves pages with an entity tag; everything else goes on. */
export const servePages =
  (pages: ReadonlyMap<string, Page>): Middleware =>
  async (ctx, next) => {
    const page = asksForPage(ctx) ? pages.get(ctx.path) : undefined;
    if (!page) return next();
    answer(ctx, page);
  };

/** The built client: its files, and its first page under every address that the client itself knows. Without a build `/` leads to the room. */
export function serveClient(built: string | null): Middleware {
  if (built === null)
    return async (ctx, next) => {
      if (ctx.path !== '/' || !asksForPage(ctx)) return next();
      ctx.redirect('/room');
    };
  const parts = ['js', 'css'].filter((part) => existsSync(join(built, part)));
  const pages = new Map([...folder('', built), ...parts.flatMap((part) => [...folder(`/${part}`, join(built, part))])]);
  const first = pages.get('/') as Page;
  return async (ctx, next) => {
    if (!asksForPage(ctx)) return next();
    const page = pages.get(ctx.path) ?? (/^\/pages(-\w+)?\/[\w/-]+$/.test(ctx.path) ? first : undefined);
    if (!page) return next();
    answer(ctx, page);
  };
}
