import { useSyncExternalStore } from 'react';
import { useSettings } from '../../data/settings';
import { usePerson } from '../../data/use-session';
import { chatTexts } from '../../i18n/chat';
import { useTexts } from '../../i18n/use-texts';
import { hasRoomBeside, onRoomBeside } from '../../platform/room-beside';
import { classes } from '../../ui/classes';
import { Composer, Rooms } from './panel';
import { useChat } from './use-chat';

function Pane() {
  const say = useTexts(chatTexts);
  const { theme, large, language } = useSettings();
  const chat = useChat('group');
  return (
    <aside className={classes('pane-chat', theme && `theme-${theme}`, large && 'text-large')} lang={language} aria-label={say('title')}>
      <h2 className="pane-head">{say('title')}</h2>
      <div className="pane-log">
        <Rooms chat={chat} id="pane" />
      </div>
      {chat.room ? (
        <div className="dock">
          <Composer chat={chat} id="pane" />
        </div>
      ) : null}
    </aside>
  );
}

/** The chat beside the pages of a wide screen; nothing where there is no room for it, or nobody is logged in. */
export function ChatBeside() {
  const person = usePerson();
  const room = useSyncExternalStore(onRoomBeside, hasRoomBeside);
  return person && room ? <Pane key={person.id} /> : null;
}
