import { useState } from 'react';
import type { ComplaintThread } from '../../../../shared/complaints';
import { complaints } from '../../api/generated';
import { useAct } from '../../data/use-act';
import { complaintTexts } from '../../i18n/complaints';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Page } from '../../ui/page';
import { Said } from '../../ui/said';
import { Answer } from '../complaint/answer';
import { Thread } from '../complaint/thread';

interface Opened {
  receipt: string;
  thread: ComplaintThread;
}

function Open({ receipt, thread, reload }: Opened & { reload(): void }) {
  const say = useTexts(complaintTexts);
  const steps = {
    key: { receipt },
    add: useAct(complaints.addAnonymously),
    rate: useAct(complaints.rateAnonymously),
    reopen: useAct(complaints.reopenAnonymously),
    done: reload,
  };
  return (
    <>
      <Thread of={thread} door={{ call: complaints.showAnonymousPicture, input: (id) => ({ receipt, id }) }} />
      <Answer thread={thread} steps={steps} />
      <p className="hint">{say('hourly')}</p>
    </>
  );
}

/** The thread of an anonymous complaint. The receipt lives in this page's memory alone: no address, no storage, and it goes with the page. */
function Anonymous() {
  const say = useTexts(complaintTexts);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const show = useAct(complaints.showAnonymous);
  const open = async (receipt: string) => {
    const thread = await show.run({ receipt });
    if (thread) setOpened({ receipt, thread });
  };
  const putAway = () => {
    setOpened(null);
    setTyped('');
  };
  return (
    <Page title={say('byReceipt')}>
      {opened ? (
        <>
          <Open {...opened} reload={() => void open(opened.receipt)} />
          <Button block className="mt5" onTap={putAway}>
            {say('putAway')}
          </Button>
        </>
      ) : (
        <Form onSend={() => void open(typed.trim())}>
          <Field
            id="receipt"
            label={say('receiptField')}
            value={typed}
            onInput={setTyped}
            max={60}
            hint={say('receiptHint')}
            error={show.fieldError('receipt')}
          />
          <Submit busy={show.busy} disabled={!typed.trim()}>
            {say('open')}
          </Submit>
        </Form>
      )}
      <Said of={show} />
    </Page>
  );
}

export { Anonymous as default };
