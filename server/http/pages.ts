import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Middleware } from 'koa';

interface Page {
  body: Buffer;
  type: string;
  etag: string;
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

const pageOf = (file: string): Page => {
  const body = readFileSync(file);
  return { body, type: TYPES[extname(file)] as string, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
};

/** The few files of a folder under `prefix`, kept in memory; only known kinds of file are served, `index.html` also as the folder. */
export function folder(prefix: string, path: string, only?: readonly string[]): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (const name of readdirSync(path)) {
    if (!(extname(name) in TYPES) || (only && !only.includes(name))) continue;
    const page = pageOf(join(path, name));
    pages.set(`${prefix}/${name}`, page);
    if (name === 'index.html') pages.set(prefix === '' ? '/' : prefix, page);
  }
  return pages;
}

/** Serves pages with an entity tag; everything else goes on. */
export const servePages =
  (pages: ReadonlyMap<string, Page>): Middleware =>
  async (ctx, next) => {
    const page = ctx.method === 'GET' || ctx.method === 'HEAD' ? pages.get(ctx.path) : undefined;
    if (!page) return next();
    ctx.set('cache-control', 'no-cache');
    ctx.set('etag', page.etag);
    ctx.type = page.type;
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = page.body;
  };
