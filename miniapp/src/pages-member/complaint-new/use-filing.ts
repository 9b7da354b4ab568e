import { useRef, useState } from 'react';
import { complaints } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { complaintTexts } from '../../i18n/complaints';
import { useTexts } from '../../i18n/use-texts';
import { goInstead } from '../../platform/go';
import type { PickedPicture } from '../../platform/pick-pictures';

export type Mode = 'named' | 'anonymous';

export interface Draft {
  text: string;
  category: string;
  urgent: boolean;
  pictures: readonly PickedPicture[];
}
const EMPTY: Draft = { text: '', category: '', urgent: false, pictures: [] };

/** The draft, and sending it either way. Nothing of it is kept on the device; a picture that went through is not sent again. */
export function useFiling(mode: Mode) {
  const say = useTexts(complaintTexts);
  const [draft, setDraft] = useState(EMPTY);
  const [receipt, setReceipt] = useState('');
  const named = useAct(complaints.file);
  const nameless = useAct(complaints.fileAnonymously);
  const namedPicture = useAct(complaints.uploadPicture);
  const namelessPicture = useAct(complaints.uploadAnonymousPicture);
  const upload = mode === 'named' ? namedPicture : namelessPicture;
  // Named and nameless pictures are never mixed: each way has ids of its own.
  const sent = useRef(new Map<string, string>());

  const idsOf = async (pictures: readonly PickedPicture[]): Promise<string[] | null> => {
    const ids: string[] = [];
    for (const picture of pictures) {
      const name = `${mode} ${picture.src}`;
      const id = sent.current.get(name) ?? (await upload.run({ file: picture.upload }))?.id;
      if (!id) return null;
      sent.current.set(name, id);
      ids.push(id);
    }
    return ids;
  };
  const send = async () => {
    const pictures = await idsOf(draft.pictures);
    if (!pictures) return;
    const input = { text: draft.text, urgent: draft.urgent, pictures, ...(draft.category && { category: draft.category }) };
    if (mode === 'anonymous') {
      const filed = await nameless.run(input);
      if (!filed) return;
      setDraft(EMPTY);
      setReceipt(filed.receipt);
      return;
    }
    const filed = await named.run(input);
    if (!filed) return;
    tell(say('sent'), 'done');
    goInstead('complaint', { number: filed.number });
  };
  const act = mode === 'named' ? named : nameless;
  return { draft, change: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), send, act, upload, receipt };
}
