import { useState } from 'react';
import type { StaffRole } from '../../../../shared/permissions';
import { accounts } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { staffMemberTexts } from '../../i18n/staff-members';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Select } from '../../ui/select';

const NOTHING: Record<string, never> = {};
const ROLES = ['owner', 'manager', 'desk', 'finance', 'auditor'] as const satisfies readonly StaffRole[];

/** What somebody works as; giving and taking back is the owner's. */
export function Roles({ memberId }: { memberId: string }) {
  const say = useTexts(staffMemberTexts);
  const assigns = usePerson()?.may('roles.assign') ?? false;
  const read = useRead(accounts.listStaff, NOTHING);
  const give = useAct(accounts.assignRole);
  const take = useAct(accounts.revokeRole);
  const [role, pick] = useState<StaffRole>('desk');
  const change = async (act: typeof give, which: StaffRole) => {
    if (!(await act.run({ memberId, role: which }))) return;
    tell(say('rolesDone'), 'done');
    void read.reload();
  };
  return (
    <Section title={say('roles')}>
      <Reading of={read}>
        {({ roles }) => {
          const held = ROLES.filter((role) => roles.some((one) => one.memberId === memberId && one.role === role));
          return (
            <>
              {held.length === 0 ? <p className="c-2">{say('noRoles')}</p> : null}
              {held.map((one) => (
                <div key={one} className="row between mt2">
                  <ListRow title={say(`role-${one}`)} />
                  {assigns ? (
                    <Button small kind="danger" label={say('revoke', { role: say(`role-${one}`) })} onTap={() => void change(take, one)}>
                      {say('revoke', { role: '' })}
                    </Button>
                  ) : null}
                </div>
              ))}
            </>
          );
        }}
      </Reading>
      {assigns ? (
        <>
          <Select<StaffRole>
            id="role"
            label={say('grant')}
            value={role}
            options={ROLES.map((value) => ({ value, label: say(`role-${value}`) }))}
            onPick={pick}
          />
          <Button block className="mt3" busy={give.busy} onTap={() => void change(give, role)}>
            {say('grant')}
          </Button>
        </>
      ) : null}
      <Said of={give} />
      <Said of={take} />
    </Section>
  );
}
