import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { useUiTexts } from './texts.ts';

const toastManager = Toast.createToastManager();

/** `onReady` is called once what is added is also shown: the provider does not listen before. */
export function ToastList({ onReady }: { onReady(add: typeof toastManager.add): void }) {
  useEffect(() => onReady(toastManager.add), [onReady]);
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 mx-auto flex max-w-sm flex-col gap-2 outline-none md:right-5 md:bottom-5 md:left-auto md:w-88">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts } = Toast.useToastManager();
  const t = useUiTexts();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-start gap-2.5 rounded-xl border bg-raised px-3.5 py-3 shadow-lg transition-opacity data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:opacity-0"
    >
      {toast.type === 'error' ? (
        <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
      ) : (
        <CircleCheck className="mt-0.5 size-4 shrink-0 text-success" aria-hidden />
      )}
      <div className="min-w-0 flex-1 text-sm">
        <Toast.Title className="font-medium" />
        <Toast.Description className="text-ink-soft" />
      </div>
      <Toast.Action className="rounded-md px-1.5 text-sm font-medium text-accent hover:underline" />
      <Toast.Close aria-label={t('close')} className="rounded-md p-0.5 text-ink-faint hover:text-ink">
        <X className="size-4" aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}
