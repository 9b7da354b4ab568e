import { chatTexts } from '../../i18n/chat';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Composer, Rooms } from './panel';
import { useChat } from './use-chat';

/** The club's rooms, and one's own with the bot. */
function Chat() {
  const say = useTexts(chatTexts);
  useRequiredPerson();
  const chat = useChat('direct');
  return (
    <Page title={say('title')} tab="chat" dock={chat.room ? <Composer chat={chat} id="say" /> : null}>
      <Rooms chat={chat} id="say" />
    </Page>
  );
}

export { Chat as default };
