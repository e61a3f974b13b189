import type { ReactNode } from 'react';
import { useFormats } from '../../language/formats.ts';
import { useReplayTexts } from './replay-texts.ts';
import type { ReplaySummary } from './replay-verdict.ts';

/** Nothing takes «0 s». */
const MOMENT = 100;

export function ReplayNumbers({ summary }: { summary: ReplaySummary }) {
  const t = useReplayTexts();
  const formats = useFormats();
  const { chats, chatsLeftOut, turns, answered, handedOff, costMicroUsd, milliseconds } = summary;
  const shareOf = (count: number) => formats.percent(Math.round((count / turns) * 100) / 100);
  const leftOut = chatsLeftOut === 0 ? '' : `, ${t('summary.leftOut', { count: chatsLeftOut })}`;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
      <Figure name={t('summary.turns')} value={formats.count(turns)}>
        {t('summary.turnsOf', { chats })}
        {leftOut}
      </Figure>
      <Figure name={t('summary.answered')} value={formats.count(answered)}>
        {shareOf(answered)}
      </Figure>
      <Figure name={t('summary.handedOff')} value={formats.count(handedOff)}>
        {shareOf(handedOff)}
      </Figure>
      <Figure name={t('summary.time')} value={formats.duration(Math.max(MOMENT, milliseconds.p50) / 1_000)}>
        {t('summary.timeOf', { p95: formats.duration(Math.max(MOMENT, milliseconds.p95) / 1_000) })}
      </Figure>
      <Figure name={t('summary.cost')} value={formats.usd(costMicroUsd)} />
    </dl>
  );
}

function Figure({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="text-xl font-semibold tabular-nums">{value}</dd>
      {children !== undefined && <dd className="text-xs text-ink-faint">{children}</dd>}
    </div>
  );
}
