import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import type { useDoor } from './use-door';

type Door = ReturnType<typeof useDoor>;

const WORDS = { waiting: 'isWaiting', 'not-registered': 'notRegistered', unknown: 'unknown' } as const;

/** The one who just came in. */
export function Welcome({ of: { last } }: { of: Door }) {
  const say = useTexts(attendanceTexts);
  const inside = last && (last.outcome === 'attended' || last.outcome === 'already') ? last : null;
  return (
    <div role="status">
      {inside ? (
        <div className="banner banner-jade mt3">
          <span className="b">{say(inside.outcome === 'already' ? 'already' : 'attended', { name: inside.name ?? '' })}</span>
          {inside.party ? <span className="t-meta">{say('party', { n: inside.party })}</span> : null}
        </div>
      ) : null}
    </div>
  );
}

/** Those the server has not heard of yet, and why. */
export function Pending({ of: { waiting, busy, failure, sync, drop } }: { of: Door }) {
  const say = useTexts(attendanceTexts);
  if (waiting.length === 0) return null;
  return (
    <Section title={say('waiting')} aside={<span className="t-meta c-brass num">{say('waitingN', { n: waiting.length })}</span>}>
      <p className="t-meta c-2">{failure ? failure.sentence : say(busy ? 'uploading' : 'waitingNote')}</p>
      <div className="list mt3">
        {waiting.map(({ nonce, who, name }) => (
          <ListRow
            key={nonce}
            title={name ?? who}
            end={
              busy ? null : (
                <Button small label={say('dropOf', { name: name ?? who })} onTap={() => drop(nonce)}>
                  {say('drop')}
                </Button>
              )
            }
          />
        ))}
      </div>
      <Button block className="mt3" busy={busy} onTap={() => void sync()}>
        {say('upload')}
      </Button>
    </Section>
  );
}

/** Those whom the server did not let in. */
export function TurnedAway({ of: { turned, dismiss } }: { of: Door }) {
  const say = useTexts(attendanceTexts);
  if (turned.length === 0) return null;
  return (
    <Section title={say('turned')}>
      <div className="list">
        {turned.map(({ nonce, who, name, outcome }) => (
          <ListRow
            key={nonce}
            title={name ?? who}
            note={<span className="c-rouge">{say(WORDS[outcome])}</span>}
            end={
              <Button small label={say('doneOf', { name: name ?? who })} onTap={() => dismiss(nonce)}>
                {say('done')}
              </Button>
            }
          />
        ))}
      </div>
    </Section>
  );
}
