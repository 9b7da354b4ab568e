import type { ReactNode } from 'react';
import { classes } from './classes';

export type Glyph = 'hui' | 'dao' | 'guan';
export type Tone = 'jade' | 'brass' | 'cin' | 'rouge';

/** A seal: the club's, or a stamp. It says nothing aloud. */
export const Seal = ({ glyph, size, tone }: { glyph: Glyph; size?: 's' | 'l'; tone?: 'line' | 'dai' }) => (
  <span className={classes('seal', size && `seal-${size}`, tone && `seal-${tone}`)} aria-hidden="true">
    <span className={`seal-g art-mask i-seal-${glyph}`} />
  </span>
);

/** The thick-and-thin rule. */
export const Rule = () => <div className="rule" aria-hidden="true" />;

/** State in words, with its colour. */
export const Badge = ({ tone, children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classes('badge num', tone && `badge-${tone}`)}>{children}</span>
);

const TIERS = ['silver', 'gold', 'platinum', 'diamond'];

/** The name of a tier in its colours; `tier` is the charter's id, an unknown one is plain. */
export const TierMark = ({ tier, title }: { tier: string; title: string }) => (
  <span className={`tier tier-${TIERS.includes(tier) ? tier : 'plain'}`}>{title}</span>
);

/** A section under its thick-and-thin rule. */
export const Section = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className="sec" aria-label={title}>
    <div className="sec-head">
      <h2 className="sec-t">{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);

/** The hall's dark board. */
export const Plaque = ({ children, art, className }: { children: ReactNode; art?: boolean; className?: string }) => (
  <div className={classes('plaque on-dark', className)}>
    {art ? <span className="plaque-art art-mask art-roof" aria-hidden="true" /> : null}
    {children}
  </div>
);
