import type { ReactNode } from 'react';
import { useFormats } from '../../language/formats.ts';
import type { TriedReply } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplySection } from './tried-reply-section.tsx';

/** How long an answer took and what it cost. */
export function TriedReplySpent({ reply }: { reply: TriedReply }) {
  const t = usePlaygroundTexts();
  const formats = useFormats();
  const { usage, milliseconds, costMicroUsd, promptVersion } = reply;
  const models = [...new Set(usage.map(({ model }) => model))];
  const silence = reply.reason.startsWith('model-') ? 'reasons.modelSilent' : 'reasons.noModel';
  const input = usage.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  const output = usage.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
  return (
    <TriedReplySection title={t('reasons.spent')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Row name={t('reasons.time')}>
          {milliseconds < 50 ? t('reasons.atOnce') : formats.duration(milliseconds / 1_000)}
        </Row>
        <Row name={t('reasons.cost')}>{costMicroUsd === 0 ? t('reasons.free') : formats.usd(costMicroUsd)}</Row>
        <Row name={t('reasons.model')}>{models.length === 0 ? t(silence) : models.join(', ')}</Row>
        {usage.length > 0 && <Row name={t('reasons.tokens')}>{t('reasons.tokensOf', { input, output })}</Row>}
        <Row name={t('reasons.version')}>{promptVersion}</Row>
      </dl>
    </TriedReplySection>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="words min-w-0">{children}</dd>
    </>
  );
}
