import { type ReactNode, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { LeaveQuestion, useLeaving } from './leave-question.tsx';

interface EditDialogProps {
  title: ReactNode;
  isOpen: boolean;
  /** Closing would lose something. */
  isDirty: boolean;
  onClose(): void;
  /** A form whose values live outside: it goes away while it is asked whether to close. */
  children: ReactNode;
}

/** A form in a dialog, which a press beside it does not throw away. */
export function EditDialog({ title, isOpen, isDirty, onClose, children }: EditDialogProps) {
  const [isAsking, setAsking] = useState(false);
  const leaving = useLeaving(isOpen && isDirty);
  const isAsked = isAsking || leaving.status === 'blocked';
  const close = () => {
    // Also told when it closes because something has been saved, or is being asked.
    if (!isOpen || isAsked) return;
    if (isDirty) setAsking(true);
    else onClose();
  };
  const stay = () => {
    setAsking(false);
    leaving.reset?.();
  };
  const leave = () => {
    setAsking(false);
    onClose();
    leaving.proceed?.();
  };
  return (
    <>
      <Dialog title={title} isOpen={isOpen && !isAsked} onClose={close}>
        {children}
      </Dialog>
      <LeaveQuestion isOpen={isOpen && isAsked} onStay={stay} onLeave={leave} />
    </>
  );
}
