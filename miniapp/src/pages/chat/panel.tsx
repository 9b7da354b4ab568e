import { useEffect, useState } from 'react';
import { useSettings } from '../../data/settings';
import { chatTexts } from '../../i18n/chat';
import { coreTexts } from '../../i18n/core';
import { useTexts } from '../../i18n/use-texts';
import { toEnd } from '../../platform/to-end';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { Icon } from '../../ui/icon';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Chips } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { Bubble } from './bubbles';
import type { useChat } from './use-chat';

type Chat = ReturnType<typeof useChat>;
const LONGEST = 4000;

/** A place to say something. `id` is unique in the document. */
export function Composer({ chat, id }: { chat: Chat; id: string }) {
  const say = useTexts(chatTexts);
  const [text, setText] = useState('');
  const send = () => {
    if (!text.trim()) return;
    chat.say(text.trim());
    setText('');
  };
  const quick = [say('say1'), say('say2'), say('say3'), say('say4')];
  return (
    <section className="say" aria-label={say('field')}>
      <fieldset className="chips chips-scroll bare" aria-label={say('quick')}>
        {quick.map((words) => (
          <Button key={words} kind="bare" className="chip" onTap={() => chat.say(words)}>
            {words}
          </Button>
        ))}
      </fieldset>
      <Form onSend={send}>
        <div className="composer-row mt2">
          <Field id={id} label={say('field')} hideLabel value={text} onInput={setText} placeholder={say('field')} max={LONGEST} />
          <Button kind="bare" className="send" label={say('send')} onTap={send}>
            <Icon name="send" />
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Log({ chat, id }: { chat: Chat; id: string }) {
  const say = useTexts(chatTexts);
  const core = useTexts(coreTexts);
  const { entries, live, older, readOlder } = chat;
  const last = entries.at(-1)?.order ?? '';
  useEffect(() => {
    if (last) toEnd(`${id}-log`);
  }, [last, id]);
  const tools = { bot: live.bot || core('club'), tap: chat.say, again: (line: Parameters<Chat['again']>[0]) => void chat.again(line) };
  return (
    <>
      {readOlder ? (
        <Button block small className="mt3" busy={older.busy} onTap={() => void readOlder()}>
          {say('older')}
        </Button>
      ) : null}
      <Said of={older} />
      {entries.length === 0 ? <Empty title={say('empty')}>{say('emptyNext')}</Empty> : null}
      <div role="log" id={`${id}-log`} aria-label={say('log')}>
        {entries.map((entry) => (
          <Bubble key={'message' in entry ? entry.message.id : entry.own.id} entry={entry} tools={tools} />
        ))}
      </div>
    </>
  );
}

/** The rooms, and what is said in the one in view. */
export function Rooms({ chat, id }: { chat: Chat; id: string }) {
  const say = useTexts(chatTexts);
  const { language } = useSettings();
  const { rooms, room, pick, history, live } = chat;
  return (
    <Reading of={rooms}>
      {({ rooms: list }) => (
        <>
          <Chips
            label={say('rooms')}
            value={room}
            options={list.map(({ id: value, title }) => ({ value, label: title[language] }))}
            onPick={pick}
          />
          <p className="t-meta c-2 center" role="status">
            {live.line === 'open' ? '' : say(live.line)}
          </p>
          <Reading of={history}>{() => <Log chat={chat} id={id} />}</Reading>
        </>
      )}
    </Reading>
  );
}
