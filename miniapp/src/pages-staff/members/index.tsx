import { useState } from 'react';
import { members } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { staffTexts } from '../../i18n/staff';
import { staffMemberTexts } from '../../i18n/staff-members';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { ListRow } from '../../ui/list-row';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Record } from '../member/record';
import { Split } from '../parts/split';
import { searchFor } from './search-for';

function Slice({ typed, after, onPick, first }: { typed: string; after?: string; onPick(id: string): void; first: boolean }) {
  const say = useTexts(staffMemberTexts);
  const shared = useTexts(staffTexts);
  const read = useRead(members.list, searchFor(typed, after), { keeps: false });
  const [further, setFurther] = useState(false);
  return (
    <Reading of={read}>
      {({ members: people, next }) => (
        <>
          {first && people.length === 0 && !next ? <Empty title={say('none')}>{say('noneNext')}</Empty> : null}
          {people.length > 0 ? (
            <div className="list mt3">
              {people.map((one) => (
                <ListRow
                  key={one.id}
                  title={one.name ?? shared('erased')}
                  note={[one.number, one.tierTitle].filter(Boolean).join(' · ')}
                  end={say(`status-${one.status}`)}
                  onTap={() => onPick(one.id)}
                />
              ))}
            </div>
          ) : null}
          {next && further ? <Slice typed={typed} after={next} onPick={onPick} first={false} /> : null}
          {next && !further ? (
            <Button block className="mt3" onTap={() => setFurther(true)}>
              {say('more')}
            </Button>
          ) : null}
        </>
      )}
    </Reading>
  );
}

/** Everybody in the club, to be found. */
function Members() {
  const say = useTexts(staffMemberTexts);
  useRequiredPerson();
  const person = usePerson();
  const [typed, type] = useState('');
  const [sought, seek] = useState('');
  const [picked, pick] = useState<string | null>(null);
  const list = (
    <>
      <Form
        onSend={() => {
          seek(typed);
          pick(null);
        }}
      >
        <div className="row-end g2">
          <div className="grow">
            <Field id="search" kind="search" label={say('search')} value={typed} max={40} onInput={type} />
          </div>
          <Button kind="ink" submit className="code-b">
            {say('find')}
          </Button>
        </div>
      </Form>
      {person ? <Slice key={sought} typed={sought} onPick={pick} first /> : null}
    </>
  );
  return (
    <Page title={say('title')} wide>
      <Split list={list} detail={picked ? <Record key={picked} id={picked} /> : null} invite={say('pick')} onClose={() => pick(null)} />
    </Page>
  );
}

export { Members as default };
