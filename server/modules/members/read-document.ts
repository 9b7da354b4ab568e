import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type ConsentDocument, type MemberDocument, ReadDocument } from '../../../shared/members';
import { operation } from '../../core/operation';

type Language = z.output<typeof ReadDocument>['language'];

interface Kept {
  version: string;
  title: string;
  text: string;
}

const kept = new Map<string, Kept>();

/** A document of documents/: a line `version: 1`, a line `# title`, then the text; empty lines do not count. Read once. */
function documentOf(document: ConsentDocument, language: Language): Kept {
  const name = `${document}.${language.toLowerCase()}.md`;
  let found = kept.get(name);
  if (!found) {
    const [first = '', second = '', ...rest] = readFileSync(join(__dirname, 'documents', name), 'utf8')
      .split('\n')
      .filter(Boolean);
    found = { version: first.replace('version: ', ''), title: second.replace('# ', ''), text: rest.join('\n') };
    kept.set(name, found);
  }
  return found;
}

/** The version that somebody who consents today consents to, the same in every language. */
export const documentVersion = (document: ConsentDocument): string => documentOf(document, 'zh-CN').version;

/** A text that people consent to, with its version; for anybody. `## ` heads a section, `- ` an item. */
export const readDocument = operation({
  name: 'members.read-document',
  input: ReadDocument,
  reads: true,
  policy: () => true,
  async run(ctx, { document, language }): Promise<z.output<typeof MemberDocument>> {
    ctx.permit(undefined as never);
    const { version, title, text } = documentOf(document, language);
    return { document, language, version, title, text: text.replaceAll('{club}', ctx.charter.club.name) };
  },
});
