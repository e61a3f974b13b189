import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useUiTexts } from './texts.ts';

interface DialogProps {
  title: ReactNode;
  about?: ReactNode;
  isOpen: boolean;
  onClose(): void;
  children: ReactNode;
}

/**
 * Something done beside the page; on a phone it comes from below. The browser's own: it keeps the focus inside, closes by
 * Escape and by a press beside it, and gives the focus back.
 */
export function Dialog({ isOpen, onClose, ...rest }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && element.current?.open === false) element.current.showModal();
    if (!isOpen && element.current?.open === true) element.current.close();
  }, [isOpen]);
  const titleId = useId();
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      closedby="any"
      onClose={onClose}
      className="m-0 mt-auto max-h-[92dvh] w-full max-w-none overflow-y-auto rounded-t-2xl bg-raised p-0 text-ink shadow-xl backdrop:bg-black/45 sm:m-auto sm:w-[min(36rem,calc(100vw-2rem))] sm:rounded-2xl"
    >
      {isOpen && <DialogBody titleId={titleId} {...rest} />}
    </dialog>
  );
}

function DialogBody({
  title,
  about,
  titleId,
  children,
}: Omit<DialogProps, 'isOpen' | 'onClose'> & { titleId: string }) {
  const t = useUiTexts();
  return (
    <div className="relative p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
      <header className="mb-4 min-w-0 pr-9">
        <h2 id={titleId} className="text-base font-semibold">
          {title}
        </h2>
        {about !== undefined && <div className="mt-1 text-sm text-ink-soft">{about}</div>}
      </header>
      {children}
      {/* Last, so that the focus goes first to what the dialog is for. */}
      <form method="dialog" className="absolute top-3.5 right-3.5">
        <button
          type="submit"
          aria-label={t('close')}
          className="rounded-md p-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <X className="size-5" aria-hidden />
        </button>
      </form>
    </div>
  );
}
