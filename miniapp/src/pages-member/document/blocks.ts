export interface Block {
  kind: 'head' | 'text' | 'list';
  lines: string[];
}

const kindOf = (line: string): Block['kind'] => (line.startsWith('## ') ? 'head' : line.startsWith('- ') ? 'list' : 'text');

/** A document's text as heads, paragraphs and lists; every line that is not empty is a line of its own. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const kind = kindOf(line);
    const words = line.replace(/^(## |- )/, '');
    const last = blocks[blocks.length - 1];
    if (kind === 'list' && last?.kind === 'list') last.lines.push(words);
    else blocks.push({ kind, lines: [words] });
  }
  return blocks;
}
