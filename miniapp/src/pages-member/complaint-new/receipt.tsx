import { useState } from 'react';
import { tell } from '../../data/toasts';
import { complaintTexts } from '../../i18n/complaints';
import { useTexts } from '../../i18n/use-texts';
import { copyText } from '../../platform/copy-text';
import { back } from '../../platform/go';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Badge, Rule } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Checkbox } from '../../ui/toggle';

/** The receipt, this once. It is given from memory to memory; leaving the page ends it. */
export function Receipt({ receipt }: { receipt: string }) {
  const say = useTexts(complaintTexts);
  const [saved, setSaved] = useState(false);
  const take = async () => ((await copyText(receipt)) ? tell(say('copied'), 'done') : tell(say('notCopied'), 'warn'));
  return (
    <Page
      title={say('sent')}
      root
      dock={
        <Button kind="primary" block disabled={!saved} onTap={back}>
          {say('done')}
        </Button>
      }
    >
      <div className="center mt3">
        <h2 className="t-title">{say('receiptTitle')}</h2>
        <p className="c-2 mt1">{say('receiptNext')}</p>
      </div>
      <section className="card mt4" aria-label={say('receipt')}>
        <Rule />
        <div className="row between mt3">
          <h3 className="b t-lead">{say('receipt')}</h3>
          <Badge tone="cin">{say('once')}</Badge>
        </div>
        <p className="receipt-n num mt3" id="receipt-shown">
          {receipt}
        </p>
        <Button block className="mt4" onTap={() => void take()}>
          <Icon name="copy" size="s" />
          {say('copy')}
        </Button>
      </section>
      <div className="banner banner-rouge mt4">
        <Icon name="warn" />
        <div className="grow t-meta">{say('lost')}</div>
      </div>
      <Checkbox on={saved} onChange={setSaved} className="mt3">
        {say('saved')}
      </Checkbox>
    </Page>
  );
}
