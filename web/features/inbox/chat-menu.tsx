import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { BookOpen, EllipsisVertical, ExternalLink, FlaskConical, Trash2, UserX } from 'lucide-react';
import { api } from '../../api/client.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useIsOwner } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import type { Chat } from './chat-data.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams, useKeptKey } from './chat-where.ts';
import { words } from './composer-words.ts';
import { webAddress } from './message-text.ts';

/** What is done rarely: where the listing is, and erasing. */
export function ChatMenu({ chat }: { chat: Chat }) {
  const t = useChatTexts();
  const { eraseChat, eraseBuyer } = useErasure(chat);
  return (
    <Confirm
      title={t('erase.chatTitle')}
      confirmLabel={t('erase.confirm')}
      onConfirm={eraseChat}
      trigger={(askForChat) => (
        <Confirm
          title={t('erase.buyerTitle')}
          confirmLabel={t('erase.confirm')}
          onConfirm={eraseBuyer}
          trigger={(askForBuyer) => <Items chat={chat} askForChat={askForChat} askForBuyer={askForBuyer} />}
        >
          <p>{t('erase.buyerAbout')}</p>
        </Confirm>
      )}
    >
      <p>{t('erase.chatAbout')}</p>
    </Confirm>
  );
}

function Items({ chat, askForChat, askForBuyer }: { chat: Chat; askForChat(): void; askForBuyer(): void }) {
  const t = useChatTexts();
  const isOwner = useIsOwner();
  const { sellerId } = useChatParams();
  const { listing, buyer } = chat;
  const avito = webAddress(listing?.url);
  const trigger = (
    <Button variant="quiet" size="icon" aria-label={t('menu.more')} title={t('menu.more')}>
      <EllipsisVertical aria-hidden />
    </Button>
  );
  if (listing === undefined && !isOwner) return null;
  return (
    <Menu trigger={trigger}>
      {avito !== undefined && (
        <MenuItem render={<a href={avito} target="_blank" rel="noopener noreferrer" />}>
          <ExternalLink aria-hidden />
          {t('menu.avito')}
        </MenuItem>
      )}
      {listing !== undefined && (
        <>
          <MenuItem
            render={
              <Link
                to="/sellers/$sellerId/knowledge/listings/$listingId"
                params={{ sellerId, listingId: listing.id }}
              />
            }
          >
            <BookOpen aria-hidden />
            {t('menu.knowledge')}
          </MenuItem>
          <MenuItem
            render={<Link to="/sellers/$sellerId/playground" params={{ sellerId }} search={{ listing: listing.id }} />}
          >
            <FlaskConical aria-hidden />
            {t('menu.playground')}
          </MenuItem>
        </>
      )}
      {isOwner && (
        <>
          {listing !== undefined && <MenuSeparator />}
          <MenuItem isDangerous onClick={askForChat}>
            <Trash2 aria-hidden />
            {t('menu.eraseChat')}
          </MenuItem>
          {buyer !== undefined && (
            <MenuItem isDangerous onClick={askForBuyer}>
              <UserX aria-hidden />
              {t('menu.eraseBuyer')}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}

/** One call erases as much as it has time for; it is safe to go on. */
const MOST_CALLS = 200;

function useErasure({ buyer }: Chat) {
  const t = useChatTexts();
  const params = useChatParams();
  const key = useKeptKey();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    words.write(key, '');
    await navigate({ to: '/sellers/$sellerId/chats', params, search: (search) => search });
    for (const name of ['getChat', 'listMessages', 'listReplies'])
      queries.removeQueries({ queryKey: [name, { params }] });
    void queries.invalidateQueries({ queryKey: ['listChats'] });
  };
  return {
    eraseChat: async () => {
      await untilDone(() => api.eraseChat({ params }));
      tellDone(t('erase.chatDone'));
      await leave();
    },
    eraseBuyer: async () => {
      if (buyer === undefined) return;
      let count = 0;
      await untilDone(async () => {
        const answer = await api.eraseBuyer({ params: { sellerId: params.sellerId, buyerId: buyer.id } });
        count += answer.erasedChats;
        return answer;
      });
      tellDone(t('erase.buyerDone', { count }));
      await leave();
    },
  };
}

async function untilDone(step: () => Promise<{ isDone: boolean }>): Promise<void> {
  for (let call = 0; call < MOST_CALLS; call += 1) {
    if ((await step()).isDone) return;
  }
}
