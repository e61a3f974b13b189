import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import type { ListedChat } from '../../parts/chat-changes.ts';
import { useSellerId } from '../../parts/seller.ts';
import { InboxKeysDialog } from './inbox-keys-dialog.tsx';

/** The keys of the list. They do nothing while somebody is typing. */
export function useInboxKeys({ chats, openChatId }: { chats: ListedChat[]; openChatId: string | undefined }) {
  const sellerId = useSellerId();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const step = (by: 1 | -1) => {
    const place = chats.findIndex(({ chatId }) => chatId === openChatId);
    const next = place === -1 ? chats[0] : chats[place + by];
    if (next === undefined) return;
    const params = { sellerId, chatId: next.chatId };
    void navigate({ to: '/sellers/$sellerId/chats/$chatId', params, search: (search) => search });
  };
  useHotkeys('j', () => step(1));
  useHotkeys('k', () => step(-1));
  const arrows = { preventDefault: true, ignoreEventWhen: scrollsSomething };
  useHotkeys('down', () => step(1), arrows);
  useHotkeys('up', () => step(-1), arrows);
  useHotkeys('/', () => document.getElementById('inbox-search')?.focus(), { preventDefault: true, useKey: true });
  useHotkeys('?', () => setOpen(true), { useKey: true });
  return {
    open: () => setOpen(true),
    dialog: <InboxKeysDialog isOpen={isOpen} onClose={() => setOpen(false)} />,
  };
}

/** Where the messages have the focus, the arrows scroll them. */
function scrollsSomething({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role="log"], dialog') !== null;
}
