import { useChatTexts } from './chat-texts.ts';
import { useMyId } from './chat-where.ts';

/** Who did something, as far as this page can tell: oneself or somebody else. */
export function useWho(): (userId: string) => string {
  const t = useChatTexts();
  const myId = useMyId();
  return (userId) => (userId === myId ? t('you') : t('colleague'));
}
