import { type ChatMessage, SayInRoom } from '../../shared/chat';
import type { Club } from '../core/club';
import type { Actor } from '../core/context';
import { DomainError } from '../core/errors';
import { invalidInput } from '../core/invalid-input';
import type { Reply } from '../core/reply';
import { localeOf } from '../core/sentences';
import { API, actorOf, queryOf, refuseQuery } from '../http/api';
import { jsonBody } from '../http/body';
import { enterRoom, entersChat, isDirect, type KeptLine, roomsFor } from '../modules/chat';
import { type Bot, type BotOptions, openBot } from './bot';
import { type EventStream, eventStream } from './event-stream';
import { RoomHub } from './room-hub';

/** The HTTP face's own context. */
type WebContext = Parameters<typeof jsonBody>[0];

export interface WebRoom {
  middleware(ctx: WebContext, next: () => Promise<unknown>): Promise<unknown>;
  /** Ends all streams. */
  close(): void;
}

interface Open {
  stream: EventStream;
  viewer: Actor;
  token: string;
}

const ADDRESS = new RegExp(`^${API}/rooms/([^/]+)/(messages|stream)$`);
const ALL_ROOMS = 'all';
const BEAT_MS = 15_000;
const STREAMS_OF_ONE = 8;
const STREAMS = 2000;
const MESSAGE_ID = /^msg_[0-9a-v]{12}[0-9a-z]{8}$/;
const Line = SayInRoom.omit({ room: true });

const bearer = (ctx: WebContext): string => ctx.get('authorization').slice(7).trim();

/** The line as its sender sees it, everybody else gets it by the stream. The answer is made text once, although it stands there twice. */
function saidJson(line: KeptLine | null, reply: Reply | null): string {
  const replyJson = JSON.stringify(reply);
  if (!line) return `{"message":null,"reply":${replyJson}}`;
  const { answer, id, room, at, text } = line;
  const message: Omit<ChatMessage, 'answer'> = { id, room, at, from: null, mine: true, text, removed: text === null, removes: null };
  return `{"message":${JSON.stringify(message).slice(0, -1)},"answer":${answer === reply ? replyJson : JSON.stringify(answer)}},"reply":${replyJson}}`;
}

class RoomFace implements WebRoom {
  private readonly bot: Bot;
  private readonly hub: RoomHub;
  private readonly open = new Set<Open>();
  private readonly beat: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly club: Club,
    private readonly options: BotOptions,
  ) {
    this.bot = openBot(club, options);
    this.hub = new RoomHub(club);
    this.beat = setInterval(() => beatAll(this.open, this.verify), BEAT_MS);
    this.beat.unref();
  }

  middleware = async (ctx: WebContext, next: () => Promise<unknown>): Promise<unknown> => {
    const [, room = '', what] = ADDRESS.exec(ctx.path) ?? [];
    const listens = what === 'stream' && ctx.method === 'GET';
    if (!listens && !(what === 'messages' && ctx.method === 'POST')) return next();
    Object.assign(ctx, { _matchedRoute: `${API}/rooms/:room/${what}` });
    const actor = actorOf(ctx, {}, this.verify);
    if (!entersChat(actor)) throw new DomainError('forbidden', 'core.forbidden');
    const name = decodeURIComponent(room);
    return listens ? this.listen(ctx, actor, name) : this.say(ctx, actor, name);
  };

  close(): void {
    this.closed = true;
    clearInterval(this.beat);
    for (const { stream } of this.open) stream.end();
    this.hub.close();
  }

  private readonly verify = (token: string): Actor => this.club.runner.surroundings.tokens.verify(token, this.club.clock());

  private get demo(): boolean {
    return this.club.runner.surroundings.site.demo;
  }

  private async say(ctx: WebContext, actor: Actor, name: string): Promise<void> {
    const room = enterRoom(actor, name, this.demo);
    refuseQuery(queryOf(ctx));
    const parsed = Line.safeParse(await jsonBody(ctx));
    if (!parsed.success) throw invalidInput(parsed.error);
    const heard = this.bot.hear({
      adapter: 'web',
      room,
      where: isDirect(room) ? 'direct' : 'group',
      chatUser: actor.id,
      messageId: parsed.data.id,
      text: parsed.data.text,
      locale: localeOf(ctx.get('accept-language')),
      keepsTalk: true,
      ...(actor.roles.includes('member') && { member: actor }),
    });
    ctx.state.unlogged = heard.unrecorded;
    const { line, reply } = await heard.answer();
    if (line && line.text !== null && line.text !== parsed.data.text) throw new DomainError('conflict', 'chat.id-reused');
    if (line) this.hub.nudge();
    ctx.status = 201;
    ctx.type = 'application/json';
    ctx.body = saidJson(line, reply);
  }

  private async listen(ctx: WebContext, viewer: Actor, name: string): Promise<void> {
    const rooms = name === ALL_ROOMS ? roomsFor(viewer, this.demo) : [enterRoom(viewer, name, this.demo)];
    makeRoom(this.open, viewer);
    const stream = eventStream();
    const tell = (message: ChatMessage) => stream.send('message', message, message.id);
    const stop = this.hub.listen({ rooms, viewer, send: tell });
    const entry = { stream, viewer, token: bearer(ctx) };
    this.open.add(entry);
    stream.body.once('close', () => {
      stop();
      this.open.delete(entry);
    });
    stream.send('open', { rooms, bot: this.options.botName, zone: this.club.runner.surroundings.site.zone });
    try {
      await this.catchUp(stream, rooms, viewer, ctx.get('last-event-id'));
    } catch (error) {
      stream.body.destroy();
      throw error;
    }
    if (this.closed) stream.end(); // came by a connection that was still open: let it not keep the house from closing
    ctx.status = 200;
    ctx.type = 'text/event-stream';
    ctx.set('cache-control', 'no-store, no-transform');
    ctx.set('x-accel-buffering', 'no');
    ctx.body = stream.body;
  }

  private async catchUp(stream: EventStream, rooms: readonly string[], viewer: Actor, lastId: string): Promise<void> {
    if (!MESSAGE_ID.test(lastId)) return;
    const missed = await this.hub.missed(rooms, viewer, lastId);
    if (!missed) stream.send('reset', {});
    for (const message of missed ?? []) stream.send('message', message, message.id);
  }
}

/**
 * The first adapter: a group chat page of the club itself. POST …/rooms/:room/messages says a line and answers with what the bot says;
 * GET …/rooms/:room/stream tells what is said. Everything else about rooms is an ordinary route.
 */
export const webRoom = (club: Club, options: BotOptions): WebRoom => new RoomFace(club, options);

/** A pass that has ended ends its stream; the page comes again with a fresh one. */
function beatAll(open: ReadonlySet<Open>, verify: (token: string) => Actor): void {
  for (const { stream, token } of open) {
    try {
      verify(token);
      stream.beat();
    } catch {
      stream.end();
    }
  }
}

function makeRoom(open: ReadonlySet<Open>, viewer: Actor): void {
  if (open.size >= STREAMS) throw new DomainError('unavailable', 'chat.too-many-streams');
  const own = [...open].filter((o) => o.viewer.id === viewer.id);
  if (own.length >= STREAMS_OF_ONE) own[0]?.stream.end();
}
