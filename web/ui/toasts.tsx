import { lazy, Suspense, useSyncExternalStore } from 'react';

type Added = Parameters<typeof import('./toast-list.tsx')['toastManager']['add']>[0];

const load = () => import('./toast-list.tsx');
const ToastList = lazy(() => load().then((module) => ({ default: module.ToastList })));
const listeners = new Set<() => void>();
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
  isNeeded = true;
  for (const listener of listeners) listener();
  void load().then(({ toastManager }) => toastManager.add(toast));
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
      <ToastList />
    </Suspense>
  ) : null;
}
