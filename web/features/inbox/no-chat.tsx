import { MessagesSquare } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useInboxTexts } from './inbox-texts.ts';

/** Beside the list, before a chat is open. */
export function NoChat() {
  const t = useInboxTexts();
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState icon={MessagesSquare} title={t('choose')}>
        {t('chooseAbout')}
      </EmptyState>
    </div>
  );
}
