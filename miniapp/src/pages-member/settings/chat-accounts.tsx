import { useState } from 'react';
import { chat } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { accountTexts } from '../../i18n/account';
import { coreTexts } from '../../i18n/core';
import { dateName } from '../../i18n/dates';
import { localOf } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Dialog } from '../../ui/sheet';

const NOTHING: Record<string, never> = {};

interface Account {
  adapter: string;
  chatUser: string;
}

function NewCode() {
  const say = useTexts(accountTexts);
  const act = useAct(chat.makeLinkCode);
  const [made, setMade] = useState<{ code: string; expiresAt: number } | null>(null);
  const make = async () => setMade((await act.run({})) ?? made);
  return (
    <div className="mt4">
      {made ? (
        <div className="card center" role="status">
          <p className="c-2">{say('codeLead')}</p>
          <p className="big-code num">{say('codeLine', { code: made.code })}</p>
          <p className="t-meta c-2 num">{say('codeUntil', { time: localOf(made.expiresAt).slice(11) })}</p>
        </div>
      ) : null}
      <Button kind="ink" block className="mt3" busy={act.busy} onTap={() => void make()}>
        {say('linkCode')}
      </Button>
      <Said of={act} />
    </div>
  );
}

/** Chat accounts that speak for me, and a code that links another one. */
export function ChatAccounts() {
  const say = useTexts(accountTexts);
  const core = useTexts(coreTexts);
  const { language } = useSettings();
  const list = useRead(chat.listAccounts, NOTHING);
  const act = useAct(chat.unlinkAccount);
  const [asked, setAsked] = useState<Account | null>(null);
  const unlink = async () => {
    const account = asked;
    setAsked(null);
    if (account && (await act.run({ adapter: account.adapter, chatUser: account.chatUser }))) tell(say('unlinked'), 'done');
    await list.reload();
  };
  return (
    <Section title={say('accounts')}>
      <p className="t-meta c-2">{say('accountsLead')}</p>
      <div className="mt3">
        <Reading of={list} isEmpty={({ accounts }) => accounts.length === 0} empty={<p className="card c-2">{say('noAccounts')}</p>}>
          {({ accounts }) => (
            <ul className="list">
              {accounts.map((account) => (
                <li className="li" key={`${account.adapter} ${account.chatUser}`}>
                  <span className="grow">
                    <span className="li-t b ell">{account.chatUser}</span>
                    <span className="li-note num">
                      {`${account.adapter} · ${say('linked', { date: dateName(localOf(account.linkedAt), language) })}`}
                    </span>
                  </span>
                  <Button small onTap={() => setAsked(account)}>
                    {say('unlink')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Reading>
      </div>
      <Said of={act} />
      <NewCode />
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={say('unlinkTitle')}
        actions={
          <>
            <Button onTap={() => setAsked(null)}>{core('cancel')}</Button>
            <Button kind="danger" onTap={() => void unlink()}>
              {say('unlink')}
            </Button>
          </>
        }
      >
        {say('unlinkText')}
      </Dialog>
    </Section>
  );
}
