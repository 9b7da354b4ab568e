/** One event of a stream of Server-Sent Events. */
export interface Frame {
  type: string;
  id: string;
  data: string;
}

function frameOf(block: string): Frame | null {
  const frame: Frame = { type: 'message', id: '', data: '' };
  for (const line of block.split('\n')) {
    const cut = line.indexOf(':');
    if (cut <= 0) continue; // a comment: the server is alive
    const value = line.slice(cut + 1).replace(/^ /, '');
    const name = line.slice(0, cut);
    if (name === 'event') frame.type = value;
    else if (name === 'id') frame.id = value;
    else if (name === 'data') frame.data += value;
  }
  return frame.data ? frame : null;
}

/** Takes pieces of text as they come and gives the frames that are whole. */
export function frameReader(): (piece: string) => Frame[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(frameOf).filter((frame) => frame !== null);
  };
}

/** Wait before try number `retry` (from 1), in ms: longer each time, up to 15 s, a third more or less. */
export const waitBeforeListening = (retry: number, random: number): number =>
  Math.round(Math.min(1000 * 2 ** (retry - 1), 15_000) * (2 / 3 + (random * 2) / 3));
