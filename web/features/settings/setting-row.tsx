import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SettingPath } from '../../parts/seller-settings.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useSetting } from './draft-context.ts';
import { useSettingsTexts } from './settings-texts.ts';

/** A setting with what belongs to each of them: that it was changed, and the way back to the default. */
export function SettingRow({ path, children }: { path: SettingPath; children: ReactNode }) {
  const t = useSettingsTexts();
  const { label, isChanged, isUsual, reset } = useSetting(path);
  return (
    <div className="flex flex-col gap-1.5" data-setting={path}>
      {children}
      {(isChanged || !isUsual) && (
        <div className="flex flex-wrap items-center gap-2">
          {isChanged && <Badge tone="accent">{t('changed')}</Badge>}
          {!isUsual && (
            <Button
              variant="quiet"
              className="-ml-2 h-10! px-2! text-xs! md:h-7!"
              aria-label={t('resetNamed', { name: label })}
              onClick={reset}
            >
              <RotateCcw className="size-3.5!" aria-hidden />
              {t('reset')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
