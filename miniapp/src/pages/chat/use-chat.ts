import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../../../shared/chat';
import { Failure } from '../../api/failure';
import { chat } from '../../api/generated';
import { client } from '../../data/client';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { listen } from '../../platform/live';
import { newKey } from '../../platform/new-key';
import { answered, entriesOf, type OwnLine } from './log';

const PAGE = 40;
const NOTHING: Record<string, never> = {};

/** What is said as it is said, while the page is in view. */
function useLive(room: string, hear: (message: ChatMessage) => void, reload: () => void) {
  const [shown, setShown] = useState(true);
  const [line, setLine] = useState<'open' | 'connecting' | 'lost'>('connecting');
  const [bot, setBot] = useState('');
  const since = useRef('');
  const latest = useRef({ hear, reload });
  latest.current = { hear, reload };
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => {
    if (!shown || !room) return undefined;
    return listen({
      room,
      since: since.current,
      hear: (message, id) => {
        if (id > since.current) since.current = id;
        latest.current.hear(message);
      },
      opened: (whole) => {
        setLine('open');
        if (!whole) latest.current.reload();
      },
      lost: () => setLine('lost'),
      named: setBot,
    });
  }, [shown, room]);
  return { line, bot };
}

/** One's own lines: each has an id of its own, so that sent twice it is said once. */
function useSaying(hear: (message: ChatMessage) => void) {
  const [own, setOwn] = useState<readonly OwnLine[]>([]);
  // Tabs stay alive: what was for one's eyes alone goes when they turn away.
  useDidHide(() => setOwn((now) => now.filter(({ state }) => state !== 'private')));
  const send = useCallback(
    async (line: OwnLine) => {
      setOwn((now) => [...now.filter(({ id }) => id !== line.id), { ...line, state: 'sending' as const }]);
      try {
        const said = await client.send(chat.keepLine, { room: line.room, id: line.id, text: line.text ?? '' }, { key: line.id });
        if (said.message) hear(said.message);
        setOwn((now) => answered(now, line.id, said));
      } catch (error) {
        const why = error instanceof Failure ? error.sentence : undefined;
        setOwn((now) => now.map((one) => (one.id === line.id ? { ...one, state: 'failed' as const, ...(why && { why }) } : one)));
      }
    },
    [hear],
  );
  return { own, send };
}

/** A chat: rooms, what was said in the one in view, saying something. It begins with the first room of the kind. */
export function useChat(kind: 'group' | 'direct') {
  const rooms = useRead(chat.listRooms, NOTHING);
  const list = rooms.data?.rooms ?? [];
  const [picked, pick] = useState('');
  const room = picked || (list.find((one) => one.kind === kind) ?? list[0])?.id || '';
  const history = useRead(chat.readRoom, { room, limit: PAGE }, { when: room !== '' });
  const [heard, setHeard] = useState<readonly ChatMessage[]>([]);
  const [ends, setEnds] = useState<Readonly<Record<string, string | null>>>({});
  const older = useAct(chat.readRoom);
  const hear = useCallback((message: ChatMessage) => setHeard((now) => [...now.filter(({ id }) => id !== message.id), message]), []);
  const live = useLive(room, hear, () => void history.reload());
  const { own, send } = useSaying(hear);
  const entries = entriesOf(room, [...(history.data?.messages ?? []), ...heard], own);
  const next = ends[room] === undefined ? (history.data?.next ?? null) : (ends[room] ?? null);
  const readOlder = async () => {
    const page = next && (await older.run({ room, before: next, limit: PAGE }));
    if (!page) return;
    setHeard((now) => [...page.messages, ...now]);
    setEnds((now) => ({ ...now, [room]: page.next }));
  };
  const say = (text: string) => {
    const after = entries.at(-1)?.order.split('~')[0] ?? '';
    void send({ id: newKey(), room, after, text, state: 'sending' });
  };
  return { rooms, list, room, pick, history, entries, live, say, again: send, older, readOlder: next ? readOlder : null };
}
