import { LONGEST_LINE } from '../../shared/chat';
import { coreMessages } from '../../shared/core';
import type { Locale } from '../../shared/messages';
import { keyClaim } from '../core/claim';
import type { Club } from '../core/club';
import type { ArgValues, CommandWords } from '../core/command';
import { type Actor, anonymous, systemActor } from '../core/context';
import { DomainError } from '../core/errors';
import type { Command, Scene } from '../core/faces';
import { idSource, type NewId } from '../core/ids';
import type { AnyOperation } from '../core/operation';
import type { NamingReply, Reply } from '../core/reply';
import { type Sentences, sentencesOf } from '../core/sentences';
import { type KeptLine, keepLine, linkedMember } from '../modules/chat';
import { chatWords } from '../modules/chat/words';
import { exampleOf, helpReply } from './help';
import { lineClaim } from './line-claim';
import { normaliseText } from './normalise-text';
import { paceOf, type Verdict } from './pace';
import { type ParsedLine, parseLine } from './parse-command';

/** A chat line as an adapter hands it over. */
export interface IncomingLine {
  /** `web`, `wecom` … */
  adapter: string;
  /** Where the line and its answer are kept. */
  room: string;
  where: 'group' | 'direct';
  /** Whether the platform says that the bot was mentioned; absent: read from the text. */
  mention?: boolean;
  /** The sender's account in that adapter. */
  chatUser: string;
  /** The platform's or the sender's own id of the line. */
  messageId: string;
  text: string;
  locale: Locale;
  /** Who the adapter itself knows the sender to be; absent: the member whom the account is linked to, if any. */
  member?: Actor;
  /** The adapter has no history of its own: talk that is none of the bot's business is kept too. */
  keepsTalk: boolean;
}

/** `line` is null when nothing was kept, `reply` when the bot keeps silent. */
export interface Outcome {
  line: KeptLine | null;
  reply: Reply | null;
}

/** A line that was understood and not yet acted upon. */
export interface Heard {
  /** Neither the line nor its answer may leave a trace, not even a line in the access log. */
  unrecorded: boolean;
  /**
   * Acts and answers. Throws DomainError only when nothing was decided and the same line may be sent again: unavailable, or limited
   * (chat.too-fast) once the sender has been told.
   */
  answer(): Promise<Outcome>;
}

export interface BotOptions {
  botName: string;
  linesAMinute?: number;
}

export interface Bot {
  hear(line: IncomingLine): Heard;
}

const LONGEST_COMMAND = 2000;
const LINES_A_MINUTE = 30;
/** Lines so short say nothing private: commands without free text. */
const SHORT = 8;
const MOST_UNDERSTOOD = 1000;
const SILENCE: Outcome = { line: null, reply: null };
const bot = systemActor('bot');
/** Someone in a chat whom the club does not know. */
const stranger = (adapter: string): Actor => ({ id: `chat:${adapter}`, roles: ['chat'] });

/** One line on its way through the bot. */
interface Errand {
  line: IncomingLine;
  scene: Scene;
  parsed: ParsedLine;
  command: Command | undefined;
  operation: AnyOperation | undefined;
  unrecorded: boolean;
}

const operationOf = (command: Command, args: ArgValues): AnyOperation => command.operationFor?.(args) ?? command.operation;
const unseen = (reply: Reply): Outcome => ({ line: null, reply: { ...reply, secret: true } });
const told = (reply: Reply | NamingReply | null): Reply | null => {
  if (!reply || !('kept' in reply)) return reply;
  const { kept: _, ...full } = reply;
  return full;
};
/** Errors that decide nothing: the same line may be sent again. */
const decides = (error: unknown): error is DomainError => error instanceof DomainError && error.kind !== 'unavailable';

class ClubBot implements Bot {
  private readonly commands: readonly Command[];
  private readonly byIntent: ReadonlyMap<string, Command>;
  private readonly vocabulary: readonly CommandWords[];
  private readonly sentences: Sentences;
  private readonly pace: (user: string, messageId: string) => Verdict;
  private readonly newId: NewId;
  private readonly understood = new Map<string, ParsedLine>();

  constructor(
    private readonly club: Club,
    private readonly botName: string,
    linesAMinute: number,
  ) {
    this.commands = club.modules.flatMap((m) => [...(m.commands ?? [])]);
    this.byIntent = new Map(this.commands.map((command) => [command.intent, command]));
    this.vocabulary = [...this.commands, ...chatWords.filter(({ intent }) => !this.byIntent.has(intent))];
    this.sentences = sentencesOf([coreMessages, ...club.modules.flatMap((m) => (m.messages ? [m.messages] : []))]);
    this.pace = paceOf(linesAMinute, club.clock);
    this.newId = idSource(club.clock, club.entropy);
  }

  hear(line: IncomingLine): Heard {
    const { text, where, mention, adapter, chatUser, locale } = line;
    const parsed = this.understand(text, where, mention);
    const command = this.byIntent.get(parsed.intent);
    const operation = command && operationOf(command, parsed.args);
    const said = command?.unrecorded?.(parsed.args, line.member?.roles ?? []) ?? false;
    const guarded = said ? null : this.guard(text, parsed.intent, locale);
    const unrecorded = parsed.intent === 'tooLong' || said || guarded !== null || operation?.unlinkable === true;
    const scene: Scene = { where, locale, now: this.club.clock(), zone: this.club.runner.surroundings.site.zone, adapter, chatUser };
    return {
      unrecorded,
      answer: async () => {
        const allowed = this.pace(`${adapter} ${chatUser}`, line.messageId);
        if (allowed.verdict === 'warn') return unseen(this.sentence(locale, 'chat.too-fast', { seconds: allowed.seconds }));
        if (allowed.verdict === 'ignore') throw new DomainError('limited', 'chat.too-fast', { seconds: allowed.seconds });
        if (guarded) return unseen(guarded);
        return this.respond({ line, scene, parsed, command, operation, unrecorded });
      },
    };
  }

  /** People say the same few short things all day. */
  private understand(text: string, where: IncomingLine['where'], mention: boolean | undefined): ParsedLine {
    const key = `${where} ${mention} ${text}`;
    const known = this.understood.get(key);
    if (known) return known;
    const parsed = parseLine(this.vocabulary, { text, where, botName: this.botName, ...(mention !== undefined && { mention }) });
    if (text.length <= SHORT && parsed.intent !== 'none') {
      if (this.understood.size >= MOST_UNDERSTOOD) this.understood.clear();
      this.understood.set(key, parsed);
    }
    return parsed;
  }

  /** What must be stored nowhere, whatever the line was taken for. Short lines hold no secret. */
  private guard(text: string, intent: string, locale: Locale): Reply | null {
    if (text.length <= SHORT) return null;
    const folded = normaliseText(text.slice(0, 2 * LONGEST_LINE)).text;
    for (const { guard } of this.commands) {
      const reply = guard?.(folded, intent, locale);
      if (reply) return reply;
    }
    return null;
  }

  private async respond(errand: Errand): Promise<Outcome> {
    const { line, parsed, command, operation } = errand;
    const { locale } = line;
    if (parsed.intent === 'tooLong') return unseen(this.sentence(locale, 'chat.too-long', { limit: LONGEST_COMMAND }));
    if (command && operation) return this.obey(errand, command, operation);
    if ([...line.text].length > LONGEST_LINE)
      return line.keepsTalk ? unseen(this.sentence(locale, 'chat.too-long', { limit: LONGEST_LINE })) : SILENCE;
    if (parsed.intent === 'help') return this.keep(errand, await this.memberOf(line), helpReply(this.commands, locale));
    if (parsed.intent !== 'unknown') return line.keepsTalk ? this.keep(errand, await this.memberOf(line), null) : SILENCE;
    const near = this.byIntent.get(parsed.near ?? 'checkIn') ?? this.commands[0];
    const hint = this.sentence(locale, 'chat.not-understood', { example: near ? exampleOf(near, locale) : '' });
    return this.keep(errand, await this.memberOf(line), hint);
  }

  private async obey(errand: Errand, command: Command, operation: AnyOperation): Promise<Outcome> {
    const { line, scene, parsed, unrecorded } = errand;
    const stops = (line.where === 'group' ? command.directOnly?.(parsed.args) : null) ?? command.ask?.(parsed.args, scene) ?? null;
    const refused = stops && this.spoken(stops, line.locale);
    if (unrecorded) return refused ? unseen(refused) : this.actUnseen(errand, command, operation);
    const member = await this.memberOf(line);
    if (refused) return this.keep(errand, member, refused);
    if (!member && !command.unlinked) return this.keep(errand, null, this.sentence(line.locale, 'chat.not-linked'));
    return this.act(errand, command, operation, member);
  }

  private async act(errand: Errand, command: Command, operation: AnyOperation, member: Actor | null): Promise<Outcome> {
    const { scene, parsed, line } = errand;
    const actor = member ?? stranger(line.adapter);
    const input = command.input(parsed.args, scene);
    let reply: Reply | null = null;
    const { claim, kept, again, keptWith } = lineClaim(
      this.club,
      () => this.newId('msg'),
      this.openLine(line, member),
      (result) => {
        reply = this.spoken(command.reply(result, scene), line.locale);
        return this.storable(line.locale, reply);
      },
      (refusal) => this.refusal(line.locale, refusal),
    );
    try {
      const result = await this.club.execute(operation, actor, input, operation.reads ? {} : { claim });
      if (operation.reads) return await this.keep(errand, member, this.spoken(command.reply(result, scene), line.locale));
      return { line: kept(), reply: again() ? kept().answer : told(reply) };
    } catch (error) {
      if (!decides(error)) throw error;
      if (keptWith(error)) return { line: kept(), reply: kept().answer };
      return this.keep(errand, member, this.refusal(line.locale, error));
    }
  }

  /** Runs as nobody; the claim's key and its sealed answer lead back to the sender only through the sender's own message id. */
  private async actUnseen({ line, scene, parsed }: Errand, command: Command, operation: AnyOperation): Promise<Outcome> {
    const token = this.club.vault.digest('chat.unrecorded', `${line.adapter}\n${line.chatUser}\n${line.messageId}`);
    try {
      const claim = operation.reads ? undefined : keyClaim(anonymous.id, token, this.club.entropy);
      const result = await this.club.execute(operation, anonymous, command.input(parsed.args, scene), { claim });
      return unseen(this.spoken(command.reply(result, scene), line.locale));
    } catch (error) {
      if (!decides(error)) throw error;
      return unseen(this.refusal(line.locale, error));
    }
  }

  /** Keeps a line that changed nothing, with its answer; the first delivery's answer when it was kept before. */
  private async keep({ line }: Errand, member: Actor | null, reply: Reply | null): Promise<Outcome> {
    const own = { ...this.openLine(line, member), id: this.newId('msg'), answer: this.storable(line.locale, reply) };
    const { claim } = lineClaim(
      this.club,
      () => own.id,
      own,
      () => null,
      () => own.answer as Reply,
    );
    // the operation keeps the line itself: of the claim only the look at the first delivery is needed
    const kept = await this.club.execute(keepLine, bot, { line: own }, { claim: { ...claim, keep: () => undefined } });
    return { line: kept, reply: kept.id === own.id ? told(reply) : kept.answer };
  }

  private openLine({ adapter, room, chatUser, messageId, text }: IncomingLine, member: Actor | null) {
    return { adapter, room, sender: chatUser, memberId: member?.id ?? null, messageId, text };
  }

  private async memberOf({ member, adapter, chatUser }: IncomingLine): Promise<Actor | null> {
    if (member) return member;
    const id = await linkedMember({ db: this.club.db.read }, adapter, chatUser);
    return id ? { id, roles: ['member'] } : null;
  }

  private sentence(locale: Locale, code: string, params: Readonly<Record<string, unknown>> = {}): Reply {
    const { reason, next } = this.sentences(code, locale, params);
    return { text: locale === 'en' ? `${reason} ${next}` : `${reason}${next}` };
  }

  /** What a tap types is said in the reader's own words, too. */
  private spoken(reply: Reply, locale: Locale): Reply {
    if (locale === 'zh-CN' || !reply.card?.buttons) return reply;
    const buttons = reply.card.buttons.map(({ label, command: line }) => {
      const command = this.byIntent.get(this.understand(line, 'direct', undefined).intent);
      return { label, command: command ? exampleOf(command, locale, line) : line };
    });
    return { ...reply, card: { ...reply.card, buttons } };
  }

  private refusal(locale: Locale, { code, params }: DomainError): Reply {
    return this.sentence(locale, code, params);
  }

  /** A secret answer is told once; what is kept says so. One that names people is kept without the names. */
  private storable(locale: Locale, reply: Reply | NamingReply | null): Reply | null {
    if (reply && 'kept' in reply) return reply.kept;
    return reply?.secret ? this.sentence(locale, 'chat.shown-once') : reply;
  }
}

/** The bot: one line in, one answer out, the same in every adapter. */
export const openBot = (club: Club, { botName, linesAMinute = LINES_A_MINUTE }: BotOptions): Bot =>
  new ClubBot(club, botName, linesAMinute);
