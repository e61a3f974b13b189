import { lazy, Suspense, useSyncExternalStore } from 'react';

type Add = Parameters<Parameters<typeof import('./toast-list.tsx')['ToastList']>[0]['onReady']>[0];
type Added = Parameters<Add>[0];

const ToastList = lazy(() => import('./toast-list.tsx').then((module) => ({ default: module.ToastList })));
const listeners = new Set<() => void>();
/** Told before the list was there to show it. */
const waiting: Added[] = [];
let show: Add | undefined;
let isNeeded = false;

/** Says shortly that something was done; with `undo` for a while it can be taken back. */
export function tellDone(title: string, undo?: { label: string; onClick(): void }): void {
  add({
    title,
    type: 'success',
    timeout: undo === undefined ? 4_000 : 8_000,
    ...(undo === undefined ? {} : { actionProps: { children: undo.label, onClick: undo.onClick } }),
  });
}

/** Says what went wrong and what to do about it; it stays long enough to be read, and is read out at once. */
export function tellFailed(title: string, description?: string): void {
  add({ title, description, type: 'error', timeout: 10_000, priority: 'high' });
}

/** Loaded with the first thing that is told: nothing of it is needed to show a page. */
function add(toast: Added): void {
  if (show !== undefined) {
    show(toast);
    return;
  }
  waiting.push(toast);
  isNeeded = true;
  for (const listener of listeners) listener();
}

function begin(add: Add): void {
  show = add;
  for (const toast of waiting.splice(0)) add(toast);
}

/** Where short news is shown, in a corner above all pages. */
export function Toasts() {
  const isShown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isNeeded,
  );
  return isShown ? (
    <Suspense>
      <ToastList onReady={begin} />
    </Suspense>
  ) : null;
}
