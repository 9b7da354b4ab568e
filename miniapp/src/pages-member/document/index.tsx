import { useRouter } from '@tarojs/taro';
import type { ConsentDocument } from '../../../../shared/members';
import { members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { joiningTexts } from '../../i18n/joining';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { type Block, blocksOf } from './blocks';

function BlockView({ block }: { block: Block }) {
  const [first = ''] = block.lines;
  if (block.kind === 'head') return <h2 className="doc-h">{first}</h2>;
  if (block.kind === 'text') return <p className="doc-p">{first}</p>;
  return (
    <ul>
      {block.lines.map((line) => (
        <li className="doc-li" key={line}>
          {line}
        </li>
      ))}
    </ul>
  );
}

/** A text that people consent to, with its version; for everybody. */
function Document() {
  const say = useTexts(joiningTexts);
  const { language } = useSettings();
  const { name = 'agreement' } = useRouter().params;
  const text = useRead(members.readDocument, { document: name as ConsentDocument, language });
  return (
    <Page title={text.data?.title ?? say('document')}>
      <Reading of={text}>
        {(view) => (
          <>
            <p className="t-meta c-3 num">{say('versionLine', { n: view.version })}</p>
            {blocksOf(view.text).map((block) => (
              <BlockView key={block.lines.join()} block={block} />
            ))}
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Document as default };
