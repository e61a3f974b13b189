import { Dialog } from '../../ui/dialog.tsx';
import { useInboxTexts } from './inbox-texts.ts';

const keys = [
  ['next', 'J ↓'],
  ['previous', 'K ↑'],
  ['search', '/'],
  ['takeOver', 'T'],
  ['release', 'R'],
  ['approve', 'A'],
  ['edit', 'E'],
  ['compose', 'C'],
  ['send', 'Ctrl Enter'],
  ['back', 'Esc'],
  ['help', '?'],
] as const;

export function InboxKeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useInboxTexts();
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
        {keys.map(([name, combination]) => (
          <div key={name} className="contents">
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="flex gap-1">
              {combination.split(' ').map((key) => (
                <kbd key={key} className="min-w-6 rounded border bg-sunken px-1.5 py-0.5 text-center font-sans text-xs">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
