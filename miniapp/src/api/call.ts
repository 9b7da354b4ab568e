/** A file to send: its bytes and kind. */
export interface Upload {
  bytes: ArrayBuffer;
  /** `image/jpeg` and so on. */
  type: string;
}

/** One operation of the server, as the generated files list them. `I` is what it takes, `O` what it answers. */
export interface Call<I, O> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters as `:id`. */
  readonly path: string;
  /** Needs no log-in. */
  readonly public?: boolean;
  /** Goes without a log-in even when there is one: it must not tell who asks. */
  readonly unlogged?: boolean;
  /** Changes nothing. */
  readonly reads?: boolean;
  readonly sends?: 'file';
  /** Not JSON. */
  readonly gives?: 'bytes' | 'text' | 'stream';
  /** Types only, never there. */
  readonly types?: { input: I; output: O };
}

export interface Request {
  method: string;
  /** With query, from `/api/v1` on. */
  path: string;
  headers: Record<string, string>;
  body?: string | ArrayBuffer;
  gives: 'json' | 'bytes' | 'text';
}

const scalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** `?a=1&b=x` of what is defined; empty without any. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).filter(([, value]) => scalar(value));
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}

/** Puts an input where the server looks for it: in the path, in the query, or in the body. */
export function requestOf<I, O>(call: Call<I, O>, input: I): Request {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) };
  const path = call.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const gives = call.gives === 'bytes' || call.gives === 'text' ? call.gives : 'json';
  const base = { method: call.method, headers: {}, gives } as const;
  if (call.method === 'GET' || call.method === 'DELETE') return { ...base, path: `/api/v1${path}${queryOf(rest)}` };
  if (call.sends === 'file') {
    const { bytes, type } = rest.file as Upload;
    return { ...base, path: `/api/v1${path}`, headers: { 'content-type': type }, body: bytes };
  }
  return { ...base, path: `/api/v1${path}`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) };
}
