import { RosterError } from './roster-error';

const CHUNK = 1 << 22;
const OFFSETS = 1 << 16;
const MAX_BYTES = 1 << 29;
const LENGTH_BYTES = 3;

/**
 * The strings a workbook shares between its cells, as UTF-8 in big buffers outside the heap: five million of them take about
 * 20 bytes each instead of 60 as JavaScript strings. Throws `RosterError` too-large beyond 512 MiB.
 */
export class SharedStrings {
  private readonly chunks: Buffer[] = [];
  private readonly offsets: Uint32Array[] = [];
  private count = 0;
  private used = CHUNK;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + LENGTH_BYTES + length > CHUNK) this.open(length);
    const chunk = this.chunks[this.chunks.length - 1];
    if (this.count % OFFSETS === 0) this.offsets.push(new Uint32Array(OFFSETS));
    const offsets = this.offsets[this.offsets.length - 1];
    if (!chunk || !offsets) return;
    offsets[this.count % OFFSETS] = (this.chunks.length - 1) * CHUNK + this.used;
    chunk.writeUIntLE(length, this.used, LENGTH_BYTES);
    chunk.write(text, this.used + LENGTH_BYTES, 'utf8');
    this.used += LENGTH_BYTES + length;
    this.count++;
  }

  /** The string with this number, '' when there is none. */
  get(index: number): string {
    const offset = this.offsets[Math.floor(index / OFFSETS)]?.[index % OFFSETS];
    if (offset === undefined || index >= this.count) return '';
    const at = offset % CHUNK;
    const chunk = this.chunks[Math.floor(offset / CHUNK)];
    const length = chunk?.readUIntLE(at, LENGTH_BYTES) ?? 0;
    return chunk?.toString('utf8', at + LENGTH_BYTES, at + LENGTH_BYTES + length) ?? '';
  }

  private open(length: number): void {
    if (length + LENGTH_BYTES > CHUNK || this.chunks.length * CHUNK >= MAX_BYTES) throw new RosterError('too-large');
    this.chunks.push(Buffer.allocUnsafeSlow(CHUNK));
    this.used = 0;
  }
}
