import { useHotkeys } from 'react-hotkeys-hook';

interface ChatKeys {
  take(): void;
  release(): void;
  approve(): void;
  edit(): void;
  compose(): void;
  leave(): void;
}

/** Keys by their place, so that they work in any layout. Not while one types, nor while something lies above the page. */
export function useChatKeys({ take, release, approve, edit, compose, leave }: ChatKeys): void {
  const options = { ignoreEventWhen: isElsewhere, preventDefault: true };
  useHotkeys('t', take, options);
  useHotkeys('r', release, options);
  useHotkeys('a', approve, options);
  useHotkeys('e', edit, options);
  useHotkeys('c', compose, options);
  useHotkeys('escape', leave, options);
}

function isElsewhere(event: KeyboardEvent): boolean {
  return event.repeat || document.querySelector('dialog[open], [role="menu"], [role="alertdialog"]') !== null;
}
