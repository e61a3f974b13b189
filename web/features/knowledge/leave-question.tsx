import { useBlocker } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useKnowledgeTexts } from './texts.ts';

/** Asks before what was typed is lost by leaving the page, in the dashboard or in the browser. */
export function useLeaving(isDirty: boolean) {
  return useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
}

interface LeaveQuestionProps {
  isOpen: boolean;
  onStay(): void;
  onLeave(): void;
}

export function LeaveQuestion({ isOpen, onStay, onLeave }: LeaveQuestionProps) {
  const t = useKnowledgeTexts();
  return (
    // Closing it is a wish to stay; when it closes because one leaves, it is not open any more.
    <Dialog title={t('leaveTitle')} isOpen={isOpen} onClose={() => isOpen && onStay()}>
      <p className="text-sm text-ink-soft">{t('leaveAbout')}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button variant="danger-quiet" onClick={onLeave}>
          {t('leave')}
        </Button>
        <Button variant="primary" onClick={onStay} autoFocus>
          {t('stay')}
        </Button>
      </div>
    </Dialog>
  );
}
