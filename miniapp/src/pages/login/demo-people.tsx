import { useState } from 'react';
import { accounts } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { loginTexts } from '../../i18n/login';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Badge, Section } from '../../ui/marks';

const FEW = 8;
const NOTHING = {};
const ROLES = { owner: 'owner', manager: 'manager', desk: 'deskRole', finance: 'finance', auditor: 'auditor', member: 'member' } as const;
const roleKey = (role: string) => (role in ROLES ? ROLES[role as keyof typeof ROLES] : 'applicant');

/** The people of a demo club, to come in as by one tap. A real club has no such list. */
export function DemoPeople({ onPick, busy }: { onPick(phone: string, code: string): void; busy: boolean }) {
  const say = useTexts(loginTexts);
  const [all, setAll] = useState(false);
  const { data } = useRead(accounts.readDemo, NOTHING as Record<string, never>, { keeps: false });
  if (!data) return null;
  const people = all ? data.people : data.people.slice(0, FEW);
  return (
    <Section title={say('demoHead')}>
      <p className="t-meta c-2">{say('demoLead')}</p>
      <div className="list mt3">
        {people.map(({ name, phone, role, code }) => (
          <Button key={phone} kind="bare" className="li" onTap={() => !busy && onPick(phone, code)}>
            <span className="ava" aria-hidden="true">
              {[...name][0]}
            </span>
            <span className="grow">
              <span className="li-t">{name}</span>
              <span className="li-note num">{phone}</span>
            </span>
            <Badge>{say(roleKey(role))}</Badge>
          </Button>
        ))}
      </div>
      {all || data.people.length <= FEW ? null : (
        <Button kind="quiet" block onTap={() => setAll(true)}>
          {say('everybody', { n: data.people.length })}
        </Button>
      )}
    </Section>
  );
}
