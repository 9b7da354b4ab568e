import type { Sharp } from 'sharp';
import { DomainError } from '../../core/errors';

/** More pixels than any phone takes; a small file that unfolds to more is refused before it is unfolded. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SECONDS = 20;
/** Larger side in pixels and quality, tried in order until the picture is small enough; the last is taken in any case. */
const TRIES = [
  [1600, 82],
  [1600, 68],
  [1280, 60],
  [1024, 50],
] as const;
const MOST_BYTES = 900_000;
const AT_ONCE = 2;
const MOST_WAITING = 8;

const startsWith = (bytes: Buffer, at: number, text: string): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text;
/** By their first bytes, whatever a name or a header says: no other decoder than these ever sees what people send. */
const KNOWN: readonly ((bytes: Buffer) => boolean)[] = [
  (b) => startsWith(b, 0, '\xff\xd8\xff'),
  (b) => startsWith(b, 0, '\x89PNG\r\n\x1a\n'),
  (b) => startsWith(b, 0, 'RIFF') && startsWith(b, 8, 'WEBP'),
  (b) => startsWith(b, 0, 'GIF87a') || startsWith(b, 0, 'GIF89a'),
  (b) => startsWith(b, 4, 'ftypavif'),
];

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Re-encodes a picture as JPEG of at most 1600 pixels a side, upright, without any metadata (place, camera, time, thumbnails, profiles).
 * Takes JPEG, PNG, WebP, GIF (first frame) and AVIF.
 * Throws invalid `complaints.not-a-picture` or `complaints.picture-too-large`, limited `complaints.pictures-busy`.
 */
export async function cleanPicture(bytes: Buffer): Promise<Buffer> {
  if (!KNOWN.some((fits) => fits(bytes))) throw new DomainError('invalid', 'complaints.not-a-picture');
  if (waiting.length >= MOST_WAITING) throw new DomainError('limited', 'complaints.pictures-busy');
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await encoded(bytes);
  } catch (error) {
    const tooLarge = /pixel limit/i.test(String(error));
    throw new DomainError('invalid', tooLarge ? 'complaints.picture-too-large' : 'complaints.not-a-picture');
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

async function encoded(bytes: Buffer): Promise<Buffer> {
  // loaded when the first picture comes: it costs memory that an idle club need not spend
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const open = (): Sharp =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: LONGEST_SECONDS });
  let result: Buffer = Buffer.alloc(0);
  for (const [side, quality] of TRIES) {
    result = await open()
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer();
    if (result.length <= MOST_BYTES) break;
  }
  return result;
}
