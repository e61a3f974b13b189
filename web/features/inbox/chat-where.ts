import { useParams } from '@tanstack/react-router';
import { useSession } from '../../parts/use-session.ts';

export interface ChatParams {
  sellerId: string;
  chatId: string;
}

/** The chat of the page's address. */
export function useChatParams(): ChatParams {
  const { sellerId, chatId } = useParams({ from: '/signed-in/sellers/$sellerId/chats/$chatId' });
  return { sellerId, chatId };
}

export function useMyId(): string {
  const session = useSession();
  return session.status === 'signed-in' ? session.user.userId : '';
}

/** Under which name a person's unfinished things of a chat are kept. */
export function useKeptKey(): string {
  const { sellerId, chatId } = useChatParams();
  return `${useMyId()} ${sellerId} ${chatId}`;
}
