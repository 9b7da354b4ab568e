import { change, useSettings } from '../../data/settings';
import { usePerson } from '../../data/use-session';
import { accountTexts } from '../../i18n/account';
import { useTexts } from '../../i18n/use-texts';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Segment } from '../../ui/segment';
import { Switch } from '../../ui/toggle';
import { ChatAccounts } from './chat-accounts';

const LANGUAGES = [
  { value: 'zh-CN' as const, label: '中文' },
  { value: 'en' as const, label: 'English' },
];

/** Language, look and text size, for everybody at this device; chat accounts for who is logged in. */
function Settings() {
  const say = useTexts(accountTexts);
  const { language, theme, large } = useSettings();
  const person = usePerson();
  const looks = [
    { value: 'system' as const, label: say('system') },
    { value: 'light' as const, label: say('light') },
    { value: 'dark' as const, label: say('dark') },
  ];
  return (
    <Page title={say('settings')}>
      <Section title={say('language')}>
        <Segment label={say('language')} value={language} options={LANGUAGES} onPick={(picked) => change({ language: picked })} />
      </Section>
      <Section title={say('look')}>
        <Segment
          label={say('look')}
          value={theme === '' ? 'system' : theme}
          options={looks}
          onPick={(picked) => change({ theme: picked === 'system' ? '' : picked })}
        />
        <div className="card switches mt3">
          <Switch on={large} onChange={(on) => change({ large: on })}>
            <span className="block">{say('large')}</span>
            <span className="block t-meta c-2">{say('largeNext')}</span>
          </Switch>
        </div>
      </Section>
      {person ? <ChatAccounts /> : null}
    </Page>
  );
}

export { Settings as default };
