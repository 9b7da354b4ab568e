import { answered, entriesOf, type OwnLine } from '../../miniapp/src/pages/chat/log';
import { choices, stepsOf } from '../../miniapp/src/pages-member/complaint/stand';
import { frameReader, waitBeforeListening } from '../../miniapp/src/platform/live-frames';
import type { ChatMessage } from '../../shared/chat';

const message = (id: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ id, room: 'lobby', at: 0, from: null, mine: true, text: id, answer: null, removed: false, removes: null },
  ...more,
});
const own: OwnLine = { id: 'k', room: 'lobby', after: 'msg_2', text: '签到', state: 'sending' };

describe('The log of the chat', () => {
  it('has each message once, removed ones emptied, and own lines where they were said', () => {
    const heard = [message('msg_3'), message('msg_1'), message('msg_2'), message('msg_1'), message('msg_4', { removes: 'msg_2' })];
    const entries = entriesOf('lobby', [...heard, message('msg_0', { room: 'events' })], [own]);
    expect(entries.map(({ order }) => order)).toEqual(['msg_1', 'msg_2', 'msg_2~000000', 'msg_3']);
    expect(entries[1]).toMatchObject({ message: { removed: true, text: null } });
  });

  it('keeps by itself only what the room does not: a secret, and the answer to a line that is kept nowhere', () => {
    const reply = { text: '回执' };
    expect(answered([own], 'k', { message: message('msg_3'), reply })).toEqual([]);
    expect(answered([own], 'k', { message: null, reply })).toMatchObject([{ text: '签到', state: 'private', reply }]);
    const secret = { ...reply, secret: true as const };
    expect(answered([own], 'k', { message: message('msg_3'), reply: secret })).toMatchObject([{ text: null, after: 'msg_3' }]);
  });
});

describe('The reader of the stream', () => {
  it('gives frames when they are whole, and leaves comments out', () => {
    const read = frameReader();
    expect(read(': alive\n\nid: 7\nda')).toEqual([]);
    expect(read('ta: {"a":1}\n\nevent: open\ndata: {}\n\n')).toEqual([
      { type: 'message', id: '7', data: '{"a":1}' },
      { type: 'open', id: '', data: '{}' },
    ]);
  });

  it('waits longer each time, and never long', () => {
    expect([1, 2, 3, 9].map((retry) => waitBeforeListening(retry, 0.5))).toEqual([1000, 2000, 4000, 15_000]);
  });
});

describe('A complainant', () => {
  const solution = { at: 1, points: 0, coupon: null, score: null, comment: null, ratedAt: null };
  it('adds while it is open, rates a solution once, and takes it up again in time', () => {
    expect(choices({ status: 'answered', solutions: [], reopenUntil: null }, 5)).toEqual({ add: true, rate: false, reopen: false });
    expect(choices({ status: 'solved', solutions: [solution], reopenUntil: 9 }, 5)).toEqual({ add: false, rate: true, reopen: true });
    expect(choices({ status: 'solved', solutions: [{ ...solution, score: 4 }], reopenUntil: 5 }, 5)).toEqual({
      ...{ add: false, rate: false, reopen: false },
    });
  });
  it('sees how far it is', () => {
    expect(stepsOf('new')).toEqual(['now', 'todo', 'todo', 'todo']);
    expect(stepsOf('closed')).toEqual(['done', 'done', 'done', 'done']);
  });
});
