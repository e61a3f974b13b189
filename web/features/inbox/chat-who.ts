import { usePeopleNames } from '../../parts/people-names.ts';
import { useChatTexts } from './chat-texts.ts';
import { useMyId } from './chat-where.ts';

/** Who did something: oneself, a colleague by his name, or somebody who is no colleague any more. */
export function useWho(): (userId: string) => string {
  const t = useChatTexts();
  const myId = useMyId();
  const names = usePeopleNames();
  return (userId) => (userId === myId ? t('you') : (names.get(userId) ?? t('colleague')));
}
