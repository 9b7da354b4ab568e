import { useEffect, useState } from 'react';
import { events } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { Bone } from '../../ui/states';

const SHORTEST_MS = 5_000;

function Code({ eventId }: { eventId: string }) {
  const say = useTexts(attendanceTexts);
  const code = useRead(events.showWallCode, { eventId }, { keeps: false });
  const { data, reload } = code;
  useEffect(() => {
    if (!data) return;
    // never in a flurry, whatever this device's clock says
    const timer = setTimeout(() => void reload(), Math.min(Math.max(data.until - Date.now(), SHORTEST_MS), 60_000));
    return () => clearTimeout(timer);
  }, [data, reload]);
  return (
    <Reading of={code} skeleton={<Bone width="180px" height={56} />}>
      {(shown) => (
        <>
          <p className="t-num-xl num center" role="status">
            {shown.code}
          </p>
          <p className="t-meta c-2 center">{say('wallNote')}</p>
        </>
      )}
    </Reading>
  );
}

/** The six digits for the wall, new every minute. */
export function Wall({ eventId }: { eventId: string }) {
  const say = useTexts(attendanceTexts);
  const [open, setOpen] = useState(false);
  return (
    <Section title={say('wall')}>
      {open ? <Code eventId={eventId} /> : null}
      <Button block expanded={open} onTap={() => setOpen(!open)} className="mt3">
        {say(open ? 'hide' : 'show')}
      </Button>
    </Section>
  );
}
