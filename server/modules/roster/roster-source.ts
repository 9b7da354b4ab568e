import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { RosterError } from './roster-error';

const SLICE = 1 << 18;

/** A roster's bytes: a file on disk or an upload in memory. Both can be read more than once. */
export class RosterSource {
  private constructor(
    readonly content: string | Buffer,
    readonly size: number,
  ) {}

  /** Throws `RosterError` missing, empty or too-large. */
  static async of(content: string | Uint8Array, maxBytes: number): Promise<RosterSource> {
    const bytes = typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const size = typeof bytes === 'string' ? await fileSize(bytes) : bytes.length;
    if (size === 0) throw new RosterError('empty');
    if (size > maxBytes) throw new RosterError('too-large');
    return new RosterSource(bytes, size);
  }

  /** Up to `length` bytes from the start. */
  async head(length: number): Promise<Buffer> {
    if (typeof this.content !== 'string') return this.content.subarray(0, length);
    const file = await open(this.content);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(length, this.size)), 0, Math.min(length, this.size), 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** All bytes in slices, from `start`. */
  async *slices(start = 0): AsyncGenerator<Buffer> {
    if (typeof this.content === 'string') {
      for await (const slice of createReadStream(this.content, { start, highWaterMark: SLICE })) yield slice as Buffer;
      return;
    }
    for (let at = start; at < this.content.length; at += SLICE) yield this.content.subarray(at, at + SLICE);
  }
}

async function fileSize(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new RosterError('missing');
  return found.size;
}
