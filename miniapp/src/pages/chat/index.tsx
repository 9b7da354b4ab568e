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
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Chips } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Bubble } from './bubbles';
import { useChat } from './use-chat';

type Chat = ReturnType<typeof useChat>;
const LONGEST = 4000;

function Composer({ chat }: { chat: Chat }) {
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
          <Field id="say" label={say('field')} hideLabel value={text} onInput={setText} placeholder={say('field')} max={LONGEST} />
          <Button kind="bare" className="send" label={say('send')} onTap={send}>
            <Icon name="send" />
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Log({ chat }: { chat: Chat }) {
  const say = useTexts(chatTexts);
  const core = useTexts(coreTexts);
  const { entries, live, older, readOlder } = chat;
  const last = entries.at(-1)?.order ?? '';
  useEffect(() => {
    if (last) toEnd();
  }, [last]);
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
      <div role="log" aria-label={say('log')}>
        {entries.map((entry) => (
          <Bubble key={'message' in entry ? entry.message.id : entry.own.id} entry={entry} tools={tools} />
        ))}
      </div>
    </>
  );
}

/** The club's rooms, and one's own with the bot. */
function Chat() {
  const say = useTexts(chatTexts);
  const { language } = useSettings();
  useRequiredPerson();
  const chat = useChat();
  const { rooms, room, pick, history, live } = chat;
  return (
    <Page title={say('title')} tab="chat" dock={room ? <Composer chat={chat} /> : null}>
      <Reading of={rooms}>
        {({ rooms: list }) => (
          <>
            <Chips
              label={say('rooms')}
              value={room}
              options={list.map(({ id, title }) => ({ value: id, label: title[language] }))}
              onPick={pick}
            />
            <p className="t-meta c-2 center" role="status">
              {live.line === 'open' ? '' : say(live.line)}
            </p>
            <Reading of={history}>{() => <Log chat={chat} />}</Reading>
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Chat as default };
