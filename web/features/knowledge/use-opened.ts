import { useState } from 'react';

/**
 * Which thing is open in a dialog. It stays when the dialog closes, so that the dialog can give the focus back; opening anything,
 * the same thing too, begins a new round.
 */
export function useOpened<T>() {
  const [opened, setOpened] = useState<{ item: T | undefined; isOpen: boolean; round: number }>({
    item: undefined,
    isOpen: false,
    round: 0,
  });
  return {
    ...opened,
    open: (item?: T) => setOpened(({ round }) => ({ item, isOpen: true, round: round + 1 })),
    close: () => setOpened((before) => ({ ...before, isOpen: false })),
  };
}
