import { useSettings } from '../data/settings';
import { dateName } from '../i18n/dates';
import { meTexts } from '../i18n/me';
import type { Say } from '../i18n/texts';
import { useTexts } from '../i18n/use-texts';
import { classes } from './classes';
import { Seal } from './marks';

export interface CardFacts {
  club: string;
  name: string | null;
  number: string | null;
  /** The charter's id, and its title. */
  tier: string;
  tierTitle: string;
  status: string;
  /** Business days. */
  validUntil: string | null;
  since?: string | null;
}

type MeSay = Say<keyof (typeof meTexts)['zh-CN']>;

const TIERS = ['silver', 'gold', 'platinum', 'diamond'];
const LONG_TITLE = 3;

/** `2027 年 5 月 1 日` or `1 May 2027`. */
export const fullDate = (day: string, language: 'zh-CN' | 'en'): string =>
  language === 'en' ? `${dateName(day, language)} ${day.slice(0, 4)}` : `${day.slice(0, 4)} 年 ${dateName(day, language)}`;

/** What the card says of its validity. `date`: validUntil in words. */
export function validity(say: MeSay, { status, validUntil }: Pick<CardFacts, 'status' | 'validUntil'>, date: string): string {
  if (status === 'applicant') return say('pending');
  if (['left', 'revoked', 'rejected'].includes(status)) return say('notValid');
  if (validUntil === null) return say('noEnd');
  return say(status === 'active' ? 'until' : 'ended', { date });
}

/** The membership card in the colours of its tier, by day and by night. */
export function MemberCard({ facts }: { facts: CardFacts }) {
  const say = useTexts(meTexts);
  const { language } = useSettings();
  const { club, name, number, tier, tierTitle, validUntil, since } = facts;
  return (
    <div className={classes('mcard', `mc-${TIERS.includes(tier) ? tier : 'plain'}`)}>
      <span className="mcard-art mcard-roof art-mask art-roof" aria-hidden="true" />
      <div className="row-top between mcard-in g3">
        <div className="row g2 grow">
          <Seal glyph="hui" size="s" />
          <span className="b mcard-club ell">{club}</span>
        </div>
        <span className={classes('mcard-tier', ([...tierTitle].length > LONG_TITLE || /\w/.test(tierTitle)) && 'mcard-tier-flat')}>
          {tierTitle}
        </span>
      </div>
      <div className="mcard-in">
        <p className="t-title">{name ?? ''}</p>
        {since ? <p className="t-meta q mt1 num">{say('since', { date: fullDate(since, language) })}</p> : null}
        <p className="t-meta q num">{validity(say, facts, validUntil ? fullDate(validUntil, language) : '')}</p>
        <p className="num q mcard-n">{number ?? ''}</p>
      </div>
    </div>
  );
}
