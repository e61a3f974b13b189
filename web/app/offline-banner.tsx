import { onlineManager } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useAppTexts } from './texts.ts';

export function OfflineBanner() {
  const t = useAppTexts();
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (isOnline) return null;
  return (
    <div role="status" className="flex items-center gap-2.5 bg-ink px-4 py-2 text-sm text-surface md:px-8">
      <WifiOff className="size-4 shrink-0" aria-hidden />
      {t('state.offline')}
    </div>
  );
}
