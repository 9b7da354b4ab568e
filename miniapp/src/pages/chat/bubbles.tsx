import type { ChatMessage, Said } from '../../../../shared/chat';
import { chatTexts } from '../../i18n/chat';
import { momentName } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Badge, Seal } from '../../ui/marks';
import type { Entry, OwnLine } from './log';

export interface Tools {
  bot: string;
  tap(command: string): void;
  again(line: OwnLine): void;
}
type Reply = NonNullable<Said['reply']>;

const FACES = ['ava-a', 'ava-b', 'ava-c', 'ava-d'];
const faceOf = (mark: string): string => FACES[[...mark].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % FACES.length] as string;

function Card({ reply, tools }: { reply: Reply; tools: Tools }) {
  const { text, card } = reply;
  if (!card) return <p className="bub">{text}</p>;
  // The text may be the card in other words: then it is not said twice.
  const saysMore = text !== card.title && (card.lines.length === 0 || card.lines.some((line) => !text.includes(line.text)));
  return (
    <div className="botcard">
      <p className="botcard-h">{card.title}</p>
      <div className="botcard-b">
        {saysMore ? <p>{text}</p> : null}
        {card.lines.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a card never move
          <p key={n} className={line.label ? 'row between g3' : ''}>
            {line.label ? <span className="c-2">{line.label}</span> : null}
            <span className="num">{line.text}</span>
          </p>
        ))}
      </div>
      {card.buttons?.length ? (
        <div className="botcard-a botcard-acts">
          {card.buttons.map(({ label, command }) => (
            <Button key={`${label} ${command}`} kind="bare" className="botcard-b1" onTap={() => tools.tap(command)}>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Bot({ reply, tools }: { reply: Reply; tools: Tools }) {
  const say = useTexts(chatTexts);
  return (
    <div className="msg">
      <Seal glyph="hui" tone="dai" />
      <div className="bub-w">
        <p className="bub-n">
          {tools.bot} <Badge>{say('bot')}</Badge>
        </p>
        <Card reply={reply} tools={tools} />
        {reply.secret ? <p className="t-meta c-2 mt1">{say('onlyYou')}</p> : null}
      </div>
    </div>
  );
}

function Message({ message, tools }: { message: ChatMessage; tools: Tools }) {
  const say = useTexts(chatTexts);
  const { from, mine, text, answer, removed, at } = message;
  if (removed) return <p className="sysline">{say('removed')}</p>;
  const name = from?.name || say('visitor');
  const spoken = from !== null || mine; // the answer to one's own line does not say who one is
  return (
    <>
      {spoken && text !== null ? (
        <div className={classes('msg', mine && 'msg-me')}>
          {mine ? null : (
            <span className={classes('ava', from && faceOf(from.mark))} aria-hidden="true">
              {[...name][0]}
            </span>
          )}
          <div className="bub-w">
            <p className="bub-n num">
              {mine ? '' : `${name} · `}
              {momentName(at)}
            </p>
            <p className="bub">{text}</p>
          </div>
        </div>
      ) : null}
      {answer ? <Bot reply={answer} tools={tools} /> : null}
    </>
  );
}

function Own({ line, tools }: { line: OwnLine; tools: Tools }) {
  const say = useTexts(chatTexts);
  return (
    <>
      {line.text === null ? null : (
        <div className="msg msg-me">
          <div className="bub-w">
            <p className="bub">{line.text}</p>
            {line.state === 'sending' ? <p className="t-meta c-2">{say('sending')}</p> : null}
            {line.state === 'failed' ? (
              <>
                <p className="hint hint-err">{line.why ?? say('failed')}</p>
                <Button small onTap={() => tools.again(line)}>
                  {say('again')}
                </Button>
              </>
            ) : null}
          </div>
        </div>
      )}
      {line.reply ? <Bot reply={line.reply} tools={tools} /> : null}
    </>
  );
}

export const Bubble = ({ entry, tools }: { entry: Entry; tools: Tools }) =>
  'message' in entry ? <Message message={entry.message} tools={tools} /> : <Own line={entry.own} tools={tools} />;
