import { useState } from 'react';
import { complaints } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { staffComplaintTexts } from '../../i18n/staff-complaints';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Chips } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Case } from '../complaint/case';
import { Split } from '../parts/split';
import { type Listed, Task } from '../parts/task';
import { byDeadline, countByClock, FILTERS, type Filter, MOST, queryFor } from './by-clock';

const TONES = { over: 'c-rouge', soon: 'c-brass', openNow: '' } as const;

function Counts({ of }: { of: readonly Listed[] }) {
  const say = useTexts(staffComplaintTexts);
  const counts = countByClock(of);
  return (
    <>
      <div className="row g3">
        {(['over', 'soon', 'openNow'] as const).map((name) => (
          <div key={name} className="grow">
            <div className={`t-num num ${TONES[name]}`}>{counts[name]}</div>
            <div className="t-meta c-2">{say(name)}</div>
          </div>
        ))}
      </div>
      {of.length >= MOST ? <p className="hint">{say('fewer', { n: MOST })}</p> : null}
    </>
  );
}

/** All complaints, the nearest deadline first. */
function Complaints() {
  const say = useTexts(staffComplaintTexts);
  useRequiredPerson();
  const [now] = useState(Date.now);
  const [picked, pick] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>('open');
  const open = useRead(complaints.list, queryFor('open'), { keeps: false });
  const shown = useRead(complaints.list, queryFor(filter), { keeps: false });
  const reload = () => void Promise.all([open.reload(), shown.reload()]);
  const list = (
    <>
      {open.data ? <Counts of={open.data.complaints} /> : null}
      <div className="mt3">
        <Chips
          label={say('filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: say(value) }))}
          onPick={(value) => {
            setFilter(value);
            pick(null);
          }}
        />
      </div>
      <Reading
        of={shown}
        empty={<Empty title={say('none')}>{filter === 'closed' ? null : say('noneNext')}</Empty>}
        isEmpty={({ complaints: all }) => all.length === 0}
      >
        {({ complaints: all }) =>
          byDeadline(all).map((one) => (
            <Task key={one.number} complaint={one} now={now} on={one.number === picked} onPick={() => pick(one.number)} />
          ))
        }
      </Reading>
    </>
  );
  return (
    <Page title={say('title')} tab="staffComplaints" staff wide>
      <Split
        list={list}
        detail={picked ? <Case key={picked} number={picked} onChange={reload} /> : null}
        invite={say('pick')}
        onClose={() => pick(null)}
      />
    </Page>
  );
}

export { Complaints as default };
