import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useUiTexts } from '../ui/texts.ts';
import { problemText } from './problem-texts.ts';

interface ConfirmProps {
  /** The button that asks. */
  trigger(ask: () => void): ReactNode;
  title: ReactNode;
  /** What will be so afterwards, and whether it can be taken back. */
  children: ReactNode;
  confirmLabel: string;
  isDangerous?: boolean;
  /** Off until what has to be entered first is there. */
  isReady?: boolean;
  /** The question closes when it is done. What it rejects with is told in the question, which stays. */
  onConfirm(): Promise<unknown>;
}

/** Asks once, before something that cannot be undone or that many will notice. */
export function Confirm(props: ConfirmProps) {
  const { trigger, title, children, confirmLabel, isDangerous = true, isReady = true, onConfirm } = props;
  const t = useUiTexts();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const close = () => {
    setOpen(false);
    setProblem(undefined);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {trigger(() => setOpen(true))}
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <div className="flex flex-col gap-3 text-sm text-ink-soft">
          {children}
          {problem !== undefined && (
            <Notice tone="danger" isNews>
              {problem}
            </Notice>
          )}
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            variant={isDangerous ? 'danger' : 'primary'}
            isBusy={isBusy}
            disabled={!isReady}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
