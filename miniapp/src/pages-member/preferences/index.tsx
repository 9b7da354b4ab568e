import type { PreferencesView } from '../../../../shared/notifications';
import { notifications } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { type Read, useRead } from '../../data/use-read';
import { accountTexts } from '../../i18n/account';
import { topicTexts } from '../../i18n/topics';
import { useTexts } from '../../i18n/use-texts';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Switch } from '../../ui/toggle';
import { useRequiredPerson } from '../../ui/use-required-person';

const NOTHING: Record<string, never> = {};
type Topic = PreferencesView['topics'][number];

function Topics({ of, view }: { of: Read<PreferencesView>; view: PreferencesView }) {
  const say = useTexts(accountTexts);
  const name = useTexts(topicTexts);
  const person = useRequiredPerson();
  const act = useAct(notifications.setPreferences);
  const turn = async ({ topic }: Topic, on: boolean) => {
    const now = await act.run({ chat: { [topic]: on } });
    if (!now) return;
    of.put(now);
    tell(say(on ? 'on' : 'off', { topic: name(topic) }), 'done');
  };
  const topics = view.topics.filter(({ topic }) => topic !== 'duty' || person?.staff);
  return (
    <Section title={say('chat')}>
      <p className="t-meta c-2">{say('chatNext')}</p>
      <div className="card switches mt3">
        {topics.map((topic) => (
          <Switch key={topic.topic} on={topic.chat} disabled={!topic.optional || act.busy} onChange={(on) => void turn(topic, on)}>
            {topic.optional ? name(topic.topic) : say('stays', { topic: name(topic.topic) })}
          </Switch>
        ))}
      </div>
      <Said of={act} />
    </Section>
  );
}

/** Which notices also come by chat, and when nothing comes. */
function Preferences() {
  const say = useTexts(accountTexts);
  useRequiredPerson();
  const preferences = useRead(notifications.readPreferences, NOTHING);
  return (
    <Page title={say('preferences')}>
      <Reading of={preferences}>
        {(view) => (
          <>
            <div className="banner banner-dai mt2">
              <Icon name="letter" />
              <p className="grow t-meta">{say('inboxKeeps')}</p>
            </div>
            <Topics of={preferences} view={view} />
            <Section title={say('quiet')}>
              <p className="c-2 num">{say('quietText', { hours: view.quiet })}</p>
            </Section>
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Preferences as default };
