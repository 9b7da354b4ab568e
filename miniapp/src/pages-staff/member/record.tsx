import type { z } from 'zod';
import type { MemberView } from '../../../../shared/members';
import { members, points } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { staffTexts } from '../../i18n/staff';
import { staffMemberTexts } from '../../i18n/staff-members';
import { useTexts } from '../../i18n/use-texts';
import { Badge, Section, TierMark } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { formFacts } from '../applications/form-facts';
import { Facts } from '../parts/split';
import { PointsChange, Renewal, TierChange } from './changes';
import { Roles } from './roles';

const MEMBERS: readonly string[] = ['active', 'grace', 'lapsed'];

function Head({ member }: { member: z.output<typeof MemberView> }) {
  const say = useTexts(staffMemberTexts);
  const shared = useTexts(staffTexts);
  const term = member.termEndsOn ?? (member.admittedOn ? say('lifelong') : null);
  return (
    <section className="card mt3" aria-label={member.name ?? shared('erased')}>
      <div className="row between">
        <h2 className="t-title">{member.name ?? shared('erased')}</h2>
        <Badge tone={member.status === 'active' ? 'jade' : 'brass'}>{say(`status-${member.status}`)}</Badge>
      </div>
      <div className="mt3">
        <Facts
          of={[
            [say('number'), member.number],
            [say('tier'), <TierMark key="tier" tier={member.tier} title={member.tierTitle} />],
            [say('joined'), member.admittedOn],
            [say('term'), term],
            [say('grace'), member.status === 'grace' ? member.graceEndsOn : null],
            ...formFacts(member, shared),
          ]}
        />
      </div>
    </section>
  );
}

function History({ id }: { id: string }) {
  const say = useTexts(staffMemberTexts);
  const read = useRead(members.readHistory, { id }, { keeps: false });
  return (
    <Section title={say('history')}>
      <Reading of={read} empty={<p className="c-2">{say('noHistory')}</p>} isEmpty={({ terms }) => terms.length === 0}>
        {({ terms }) => (
          <>
            {terms.map((term) => (
              <p key={`${term.startsOn}-${term.recordedAt}`} className="row between num">
                <span>{say('termLine', { from: term.startsOn, to: term.endsOn })}</span>
                <span>{term.amountFen > 0 ? `¥${(term.amountFen / 100).toFixed(2)}` : ''}</span>
              </p>
            ))}
          </>
        )}
      </Reading>
    </Section>
  );
}

function Points({ member }: { member: z.output<typeof MemberView> }) {
  const say = useTexts(staffMemberTexts);
  const adjusts = usePerson()?.may('points.adjust') ?? false;
  const read = useRead(points.readMemberStatement, { id: member.id, limit: 10 }, { keeps: false });
  return (
    <Section title={say('points')}>
      <Reading of={read} empty={<p className="c-2">{say('noPoints')}</p>} isEmpty={({ entries }) => entries.length === 0}>
        {({ entries }) => (
          <>
            <p className="t-num num">{say('balance', { n: entries[0]?.balance ?? 0 })}</p>
            {entries.map((entry) => (
              <p key={entry.id} className="row between">
                <span className="grow ell">{entry.title}</span>
                <span className="num">{entry.points > 0 ? `+${entry.points}` : entry.points}</span>
              </p>
            ))}
          </>
        )}
      </Reading>
      {adjusts ? <PointsChange member={member} onDone={() => void read.reload()} /> : null}
    </Section>
  );
}

/** One member whole, with what the reader may change. */
export function Record({ id }: { id: string }) {
  const person = usePerson();
  const read = useRead(members.readMember, { id }, { when: id !== '', keeps: false });
  const done = () => void read.reload();
  return (
    <Reading of={read}>
      {(member) => {
        const admitted = MEMBERS.includes(member.status);
        return (
          <>
            <Head member={member} />
            {admitted && person?.may('members.renew') ? <Renewal member={member} onDone={done} /> : null}
            {admitted && person?.may('members.edit') ? <TierChange key={member.tier} member={member} onDone={done} /> : null}
            {person?.may('points.read') && admitted ? <Points member={member} /> : null}
            {admitted && person?.may('roles.read') ? <Roles memberId={id} /> : null}
            <History key={`${member.termEndsOn}`} id={id} />
          </>
        );
      }}
    </Reading>
  );
}
