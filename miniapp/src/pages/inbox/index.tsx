import { useEffect, useState } from 'react';
import type { InboxView } from '../../../../shared/notifications';
import { events, notifications } from '../../api/generated';
import { tell } from '../../data/toasts';
import { setUnread, useUnread } from '../../data/unread';
import { useAct } from '../../data/use-act';
import { useMore } from '../../data/use-more';
import { type Read, useRead } from '../../data/use-read';
import { inboxTexts } from '../../i18n/inbox';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/marks';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Segment } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { offersIn, withRead } from './inbox';
import { Note } from './note';
import { Offer } from './offer';

const FIRST = { limit: 30 };
const UNREAD = { limit: 30, unread: 'true' };
const MINE = { upcoming: 'true' as const, limit: 50 };
const HALF_MINUTE = 30_000;

/** The time, by the half minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Offers() {
  const mine = useRead(events.listMyRegistrations, MINE);
  const now = useNow();
  return (
    <>
      {offersIn(mine.data?.items ?? [], now).map((offer, index) => (
        <Offer key={offer.id} offer={offer} now={now} first={index === 0} onDone={() => void mine.reload()} />
      ))}
    </>
  );
}

interface NotesProps {
  of: Read<InboxView>;
  input: typeof FIRST;
  empty: string;
}

function Notes({ of, input, empty }: NotesProps) {
  const say = useTexts(inboxTexts);
  const more = useMore(notifications.listOwn, input, of.data);
  const unread = useUnread();
  const one = useAct(notifications.readOne);
  const all = useAct(notifications.readAll);
  const [read, setRead] = useState<readonly string[]>([]);
  const readOne = (id: string) => {
    if (read.includes(id)) return;
    setRead((before) => [...before, id]);
    setUnread(Math.max(0, unread - 1));
    if (of.data) of.put(withRead(of.data, id, Date.now())); // kept, too: the next visit begins with it
    void one.run({ id });
  };
  const readAll = async () => {
    if (!(await all.run({}))) return;
    setUnread(0);
    tell(say('allRead'), 'done');
    await of.reload();
  };
  const aside =
    unread > 0 ? (
      <Button kind="bare" className="more" busy={all.busy} onTap={() => void readAll()}>
        {say('readAll')}
      </Button>
    ) : null;
  const now = Date.now();
  return (
    <Section title={say('messages')} aside={aside}>
      <Said of={all} />
      <Reading of={of} isEmpty={(view) => view.notifications.length === 0} empty={<Empty title={empty}>{say('nothingNext')}</Empty>}>
        {() => (
          <>
            <ul className="list">
              {more.pages
                .flatMap((page) => page.notifications)
                .map((note) => (
                  <Note key={note.id} note={read.includes(note.id) ? { ...note, readAt: note.readAt ?? now } : note} onRead={readOne} />
                ))}
            </ul>
            <MoreButton of={more} />
          </>
        )}
      </Reading>
    </Section>
  );
}

/** What concerns me: first the one thing with a clock, then the messages. */
function Inbox() {
  const say = useTexts(inboxTexts);
  useRequiredPerson();
  const [show, setShow] = useState<'all' | 'unread'>('all');
  const list = useRead(notifications.listOwn, FIRST);
  const fresh = useRead(notifications.listOwn, UNREAD, { when: show === 'unread' });
  const unread = useUnread();
  const known = list.data?.unread;
  useEffect(() => {
    if (known !== undefined) setUnread(known);
  }, [known]);
  const options = [
    { value: 'all' as const, label: say('all') },
    { value: 'unread' as const, label: unread > 0 ? say('unread', { n: unread }) : say('noUnread') },
  ];
  return (
    <Page title={say('title')} tab="inbox">
      <Offers />
      <div className="mt4">
        <Segment label={say('show')} value={show} options={options} onPick={(which) => setShow(which)} />
      </div>
      {show === 'all' ? (
        <Notes key="all" of={list} input={FIRST} empty={say('nothing')} />
      ) : (
        <Notes key="unread" of={fresh} input={UNREAD} empty={say('nothingUnread')} />
      )}
    </Page>
  );
}

export { Inbox as default };
