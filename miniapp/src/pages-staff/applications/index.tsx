import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { z } from 'zod';
import type { MemberList } from '../../../../shared/members';
import { members } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { staffTexts } from '../../i18n/staff';
import { useTexts } from '../../i18n/use-texts';
import { ListRow } from '../../ui/list-row';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Segment } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Split } from '../parts/split';
import { Applicant } from './applicant';

type Status = 'applicant' | 'rejected';
type Listed = z.output<typeof MemberList>['members'];

function People({ people, onPick }: { people: Listed; onPick(id: string): void }) {
  const say = useTexts(staffTexts);
  return (
    <div className="list mt3">
      {people.map(({ id, name, phone }) => (
        <ListRow key={id} icon="stamp" title={name ?? say('erased')} note={phone} onTap={() => onPick(id)} />
      ))}
    </div>
  );
}

/** Who would like to join. */
function Applications() {
  const say = useTexts(staffTexts);
  useRequiredPerson();
  const [picked, pick] = useState<string | null>(useRouter().params.id ?? null);
  const [status, setStatus] = useState<Status>('applicant');
  const read = useRead(members.list, { status, limit: 100 }, { keeps: false });
  const done = () => {
    pick(null);
    void read.reload();
  };
  const empty = (
    <Empty title={say(status === 'applicant' ? 'none' : 'noneRejected')}>{status === 'applicant' ? say('noneNext') : null}</Empty>
  );
  const list = (
    <>
      <Segment
        label={say('applications')}
        value={status}
        options={[
          { value: 'applicant', label: say('waiting') },
          { value: 'rejected', label: say('rejected') },
        ]}
        onPick={(value) => {
          setStatus(value);
          pick(null);
        }}
      />
      <Reading of={read} empty={empty} isEmpty={({ members: people }) => people.length === 0}>
        {({ members: people }) => <People people={people} onPick={pick} />}
      </Reading>
    </>
  );
  return (
    <Page title={say('applications')} tab="applications" staff wide>
      <Split
        list={list}
        detail={picked ? <Applicant key={picked} id={picked} onDone={done} /> : null}
        invite={say('pick')}
        onClose={() => pick(null)}
      />
    </Page>
  );
}

export { Applications as default };
