import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl';
import { RosterError } from './roster-error';
import type { RosterSource } from './roster-source';

const MAX_ENTRIES = 10_000;
// deflate reaches 1000:1 only on nonsense; real sheets lie between 5:1 and 60:1
const MAX_RATIO = 300;
const RATIO_FROM = 1 << 25;

/** What an XML part tells its reader; names come without namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A workbook's zip archive with sizes bounded: nothing is unpacked as a whole, and a bomb is refused before it goes off. */
export class WorkbookZip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly maxBytes: number,
  ) {}

  /** Throws `RosterError` damaged, locked or too-large. */
  static async open(source: RosterSource, maxBytes: number): Promise<WorkbookZip> {
    const zip = await openZip(source.content);
    try {
      return new WorkbookZip(zip, await listed(zip), maxBytes);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  close(): void {
    this.zip.close();
  }

  /**
   * Feeds one XML part to the listener; yields after each slice, so that the caller can take what has come together. A missing part
   * yields nothing. Throws `RosterError` damaged or too-large.
   */
  async *parse(path: string, listener: XmlListener): AsyncGenerator<void> {
    const entry = this.entries.get(path);
    if (!entry) return;
    if (entry.isEncrypted()) throw new RosterError('locked');
    const { uncompressedSize, compressedSize } = entry;
    const isBomb = uncompressedSize > RATIO_FROM && uncompressedSize / Math.max(1, compressedSize) > MAX_RATIO;
    if (uncompressedSize > this.maxBytes || isBomb) throw new RosterError('too-large');
    const parser = parserFor(listener);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const stream = await this.stream(entry);
    try {
      for await (const bytes of stream) {
        parser.write(decoder.decode(bytes as Buffer, { stream: true }));
        yield;
      }
      parser.write(decoder.decode()).close();
      yield;
    } catch (error) {
      throw error instanceof RosterError ? error : new RosterError('damaged');
    } finally {
      stream.destroy();
    }
  }

  /** Feeds one part to the listener in one go. */
  async parseWhole(path: string, listener: XmlListener): Promise<void> {
    for await (const _ of this.parse(path, listener));
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(new RosterError('damaged')) : resolve(stream)));
    });
  }
}

function openZip(content: string | Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile): void => (error ? reject(new RosterError('damaged')) : resolve(zip));
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    if (typeof content === 'string') open(content, options, done);
    else fromBuffer(content, options, done);
  });
}

function listed(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new RosterError('too-large');
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(new RosterError('damaged')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function parserFor(listener: XmlListener): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new RosterError('damaged');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open(localName(tag.name), tag.attributes));
  if (listener.text) parser.on('text', (text) => listener.text?.(text));
  if (listener.text) parser.on('cdata', (text) => listener.text?.(text));
  if (listener.close) parser.on('closetag', (tag) => listener.close?.(localName(tag.name)));
  return parser;
}
