import { Notice } from '../../ui/notice.tsx';
import { useStepsTexts } from './texts.ts';

/** Where there is nothing to do before the account is connected. */
export function NeedsAccount() {
  const t = useStepsTexts();
  return <Notice tone="info">{t('later')}</Notice>;
}
