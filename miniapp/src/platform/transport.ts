import Taro from '@tarojs/taro';
import type { Request } from '../api/call';
import type { Answer } from '../api/client';

const TIMEOUT_MS = 20_000;

const lower = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** Bytes of a refusal are text after all. */
function textIn(data: unknown): string {
  if (typeof data === 'string') return data;
  if (!(data instanceof ArrayBuffer)) return JSON.stringify(data ?? {});
  const bytes = Array.from(new Uint8Array(data), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(bytes);
  } catch {
    return '';
  }
}

/** One request by the mini-program's own means. Rejects when there is no answer. */
export async function transport({ method, path, headers, body, gives }: Request): Promise<Answer> {
  const answer = await Taro.request<unknown, string | ArrayBuffer>({
    url: `${API_BASE}${path}`,
    method: method as 'GET',
    header: headers,
    ...(body !== undefined && { data: body }),
    // Text is parsed in one place, by the client.
    dataType: 'text' as 'json',
    responseType: gives === 'bytes' ? 'arraybuffer' : 'text',
    timeout: TIMEOUT_MS,
  });
  const named = lower(answer.header ?? {});
  const bytes = gives === 'bytes' && answer.statusCode < 400 && answer.data instanceof ArrayBuffer;
  return { status: answer.statusCode, header: (name) => named[name], body: bytes ? (answer.data as ArrayBuffer) : textIn(answer.data) };
}
