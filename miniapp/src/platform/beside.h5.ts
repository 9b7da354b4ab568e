import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { sessions } from '../data/client';
import { hasRoomBeside, onRoomBeside } from './room-beside';

let opened = false;

/** Fetched the first time that it is needed; in a root of its own it outlives the pages, and one stream is enough. */
async function draw(): Promise<void> {
  const beside = hasRoomBeside() && sessions.read() !== null;
  document.documentElement.classList.toggle('beside', beside);
  if (opened || !beside) return;
  opened = true;
  const { ChatBeside } = await import('../pages/chat/pane');
  createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(ChatBeside));
}

/** Lets the chat stand beside the pages wherever there is room for it. */
export function openBeside(): void {
  onRoomBeside(() => void draw());
  sessions.subscribe(() => void draw());
  void draw();
}
