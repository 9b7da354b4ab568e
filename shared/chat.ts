import { z } from 'zod';
import { type Locale, type Messages, type NoticeText, type Refusal, rule } from './messages';
import { idOf, instant, line, paragraph } from './text';

// The wire of the chat: rooms, lines and the bot's answers.

/** The club's group rooms; both take announcements. */
export const GROUP_ROOMS = ['lobby', 'events'] as const;
/** A person's own room with the bot: `dm_` and the person's chat account. `direct` in an address means one's own. */
export const DIRECT_PREFIX = 'dm_';

const room = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,79}$/, { error: rule('应为 lobby、events 或 direct 这样的聊天室', 'a room like lobby, events or direct') });
/** The sender's own id of a line: sent again with the same id, nothing happens twice. */
const messageId = z.string().regex(/^[\x21-\x7e]{1,100}$/, {
  error: rule('应为 1–100 个可见的英文字符，例如一个 UUID', '1 to 100 visible ASCII characters, for example a UUID'),
});

/** Longest line that a room keeps, in characters. */
export const LONGEST_LINE = 4000;
// What is longer than a room keeps is still answered, politely: only floods end here.
const LONGEST_TAKEN = 20_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Surrogate}]/gu;

export const SayInRoom = z.strictObject({
  room,
  id: messageId,
  text: z
    .string()
    .max(LONGEST_TAKEN, { error: rule(`最多 ${LONGEST_TAKEN} 个字`, `at most ${LONGEST_TAKEN} characters`) })
    .transform((text) => text.replace(UNFIT, '').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length > 0, { error: rule('不能为空', 'must not be empty') }),
});
export const ListenToRoom = z.strictObject({ room });
export const ReadRoom = z.strictObject({
  room,
  /** Only messages before this one. */
  before: idOf('msg').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const MessageRef = z.strictObject({ room, id: idOf('msg') });

export const Announce = z.strictObject({
  title: line(80),
  text: paragraph(2000),
  rooms: z
    .array(z.enum(GROUP_ROOMS))
    .min(1)
    .max(GROUP_ROOMS.length)
    .refine((rooms) => new Set(rooms).size === rooms.length, { error: rule('每个聊天室只写一次', 'each room once') })
    .default([...GROUP_ROOMS]),
});
export const AnnouncementMade = z.object({ id: z.string(), rooms: z.array(z.string()) });

/** A bot's answer, see server/core/reply.ts. */
export const BotReply = z.object({
  text: z.string(),
  card: z
    .object({
      title: z.string(),
      lines: z.array(z.object({ label: z.string().optional(), text: z.string() })).readonly(),
      buttons: z
        .array(z.object({ label: z.string(), command: z.string() }))
        .readonly()
        .optional(),
    })
    .optional(),
  secret: z.literal(true).optional(),
});

export const ChatMessage = z.object({
  id: z.string(),
  room: z.string(),
  at: instant,
  /** Who wrote the line: a mark that is the same for the same person, and a name (visitors see it shortened); null: the bot speaks first. */
  from: z.object({ mark: z.string(), name: z.string(), kind: z.enum(['member', 'guest']) }).nullable(),
  mine: z.boolean(),
  /** Null: the bot speaks first, or the line was removed. */
  text: z.string().nullable(),
  answer: BotReply.nullable(),
  removed: z.boolean(),
  /** This is no line: it says that the message of that id has been removed. */
  removes: z.string().nullable(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** `message` is null when nothing was kept, `reply` when the bot keeps silent. */
export const Said = z.object({ message: ChatMessage.nullable(), reply: BotReply.nullable() });
export type Said = z.infer<typeof Said>;
/** Newest first; `next` is the `before` of the next page. */
export const RoomHistory = z.object({ messages: z.array(ChatMessage), next: z.string().nullable() });

export const ChatRooms = z.object({
  rooms: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['group', 'direct']),
      title: z.object({ 'zh-CN': z.string(), en: z.string() }),
      /** The newest message; null in an empty room. */
      lastId: z.string().nullable(),
    }),
  ),
});

/** A visitor's pass to the web room. */
export const GuestPass = z.object({ id: z.string(), token: z.string(), expiresAt: instant });
export const LinkCode = z.object({ code: z.string(), expiresAt: instant });
export const ChatAccounts = z.object({ accounts: z.array(z.object({ adapter: z.string(), chatUser: z.string(), linkedAt: instant })) });

const adapter = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, { error: rule('应为 web 这样的聊天软件代号', 'an adapter like web') });
const chatUser = z.string().min(1).max(80);
export const ChatAccountRef = z.strictObject({ adapter, chatUser });
export const LinkAccount = ChatAccountRef.extend({ code: z.string().max(20) });

const both = (zh: [string, string], en: [string, string]): { 'zh-CN': Refusal; en: Refusal } => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const chatMessages: Messages = {
  refusals: {
    'chat.not-linked': both(
      ['我还不认识您。', '请登录会馆网页或小程序拿到 6 位绑定码，再发“绑定 123456”。'],
      ['I do not know you yet.', 'Log in on the club’s page, get your 6-digit code, then send “link 123456”.'],
    ),
    'chat.wrong-code': both(
      ['绑定码不对，或者已经过期。', '绑定码 10 分钟内有效，请看一眼最新的那个；还可以试 {left} 次。'],
      ['That code is wrong or has expired.', 'Codes live 10 minutes: use the latest one. {left} tries left.'],
    ),
    'chat.too-many-tries': both(
      ['绑定码试错太多次了。', '请 {minutes} 分钟后用新的绑定码再试。'],
      ['Too many wrong codes.', 'Try a fresh code in {minutes} minutes.'],
    ),
    'chat.already-linked': both(
      ['这个聊天账号已经绑定了会员。', '如果要换一位，请先发“解绑”，再绑定一次。'],
      ['This chat account is linked to a member already.', 'To change that, send “unlink” first, then link again.'],
    ),
    'chat.logged-in-already': both(
      ['您已经用会员身份登录，这里不需要绑定。', '说出来的绑定码已经作废：请再要一个，在别的聊天软件里发给我。'],
      [
        'You are logged in as a member: no need to link here.',
        'A code that was said is void: get another and send it to me in your other chat app.',
      ],
    ),
    'chat.no-account': both(
      ['这个聊天账号没有绑定会员。', '不用解绑，直接发“帮助”看看能做什么。'],
      ['This chat account is not linked to a member.', 'Nothing to undo; send “help” to see what I can do.'],
    ),
    'chat.code-busy': both(['刚好有另一个绑定码正在生成。', '请再点一次。'], ['Another code is being made just now.', 'Ask again.']),
    'chat.no-room': both(
      ['没有这个聊天室，或者它不是您的。', '请回到聊天室列表再选一次。'],
      ['There is no such room for you.', 'Choose one from the list of rooms.'],
    ),
    'chat.id-reused': both(
      ['这个 id 已经用于另一句话。', '新的话请换一个新的 id。'],
      ['This id was used for another line.', 'Use a fresh id for a new line.'],
    ),
    'chat.no-message': both(
      ['没有找到这条消息，可能已经被移除。', '请刷新后再看。'],
      ['There is no such message; it may have been removed.', 'Reload and look again.'],
    ),
    'chat.too-fast': both(
      ['您说得太快，我跟不上了。', '请歇 {seconds} 秒再说，刚才那句没有处理。'],
      ['You are faster than I can read.', 'Give me {seconds} seconds; I have not acted on that line.'],
    ),
    'chat.too-long': both(
      ['这句话太长了，指令最多 {limit} 字。', '请缩短后再发一次，刚才那句没有处理。'],
      ['That is too long: a command has at most {limit} characters.', 'Shorten it and send it again; I have not acted on it.'],
    ),
    'chat.not-understood': both(
      ['这句我没听懂。', '发“帮助”看看我会做什么，或者试试“{example}”。'],
      ['I did not get that.', 'Send “help” to see what I can do, or try “{example}”.'],
    ),
    'chat.too-many-streams': both(
      ['打开的聊天窗口太多了。', '请关掉几个，或者稍后再试。'],
      ['Too many chat windows are open.', 'Close a few or try again shortly.'],
    ),
    'chat.shown-once': both(
      ['这条回答只给本人看一次，没有保存。', '如果没看到，请重新操作一次。'],
      ['This answer was shown once and not kept.', 'If you missed it, ask again.'],
    ),
  },
};

/** Told to a member when a chat account begins to speak in the member's name. */
export const accountLinkedNotice: Readonly<Record<Locale, NoticeText>> = {
  'zh-CN': { title: '新的聊天账号已绑定', body: '有一个聊天账号刚刚绑定到您的会籍。如果不是您本人，请马上解绑，并联系会馆。' },
  en: {
    title: 'A chat account was linked',
    body: 'A chat account has just been linked to your membership. If that was not you, unlink it now and tell the club.',
  },
};
