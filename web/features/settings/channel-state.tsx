import { useFormats } from '../../language/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { failureOf, type Notices } from './notices-form.ts';
import { useNoticesTexts } from './notices-texts.ts';

type State = Pick<NonNullable<Notices['webhook']>, 'toldAt' | 'failure' | 'switchedOff'>;

/** How telling somebody went last. */
export function ChannelState({ state: { toldAt, failure, switchedOff } }: { state: State }) {
  const t = useNoticesTexts();
  const formats = useFormats();
  const why = (code: string) => {
    const found = failureOf(code);
    if (found.kind === 'answered') return t('why.answered', { status: found.status });
    const key = `why.${code}` as 'why.webhook-gone';
    return t.has(key) ? t(key) : t('why.other', { code });
  };
  if (switchedOff !== undefined) {
    const { at, code } = switchedOff;
    return <Notice tone="danger">{t('state.off', { at: formats.dateTime(at), why: why(code) })}</Notice>;
  }
  if (failure !== undefined && (toldAt === undefined || toldAt < failure.at)) {
    return (
      <Notice tone="warning">{t('state.failed', { at: formats.dateTime(failure.at), why: why(failure.code) })}</Notice>
    );
  }
  if (toldAt === undefined) return <p className="text-sm text-ink-soft">{t('state.never')}</p>;
  return <Notice tone="success">{t('state.told', { at: formats.dateTime(toldAt) })}</Notice>;
}
