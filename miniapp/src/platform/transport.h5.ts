import type { Request } from '../api/call';
import type { Answer } from '../api/client';

const TIMEOUT_MS = 20_000;

/** One request by fetch. Rejects when there is no answer. */
export async function transport({ method, path, headers, body, gives }: Request): Promise<Answer> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(`${API_BASE}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: given.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    const bytes = gives === 'bytes' && answer.ok;
    return {
      status: answer.status,
      header: (name) => answer.headers.get(name) ?? undefined,
      body: bytes ? await answer.arrayBuffer() : await answer.text(),
    };
  } finally {
    clearTimeout(timer);
  }
}
