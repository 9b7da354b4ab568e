import { useRouter } from '@tarojs/taro';
import { complaints } from '../../api/generated';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { complaintTexts } from '../../i18n/complaints';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Answer } from './answer';
import { Thread } from './thread';

/** One's own named complaint: the thread, and what can be done. */
function Complaint() {
  const say = useTexts(complaintTexts);
  useRequiredPerson();
  const { number = '' } = useRouter().params;
  const shown = useRead(complaints.show, { number });
  const steps = {
    key: { number },
    add: useAct(complaints.writeMessage),
    rate: useAct(complaints.rate),
    reopen: useAct(complaints.reopen),
    done: () => void shown.reload(),
  };
  return (
    <Page title={say('title')}>
      <Reading of={shown}>
        {(thread) => (
          <>
            <Thread of={thread} door={{ call: complaints.showPicture, input: (id) => ({ number, id }) }} />
            <Answer thread={thread} steps={steps} />
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Complaint as default };
