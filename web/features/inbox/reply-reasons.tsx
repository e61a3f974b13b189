import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '../../language/formats.ts';
import { guardText, reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useWho } from './chat-who.ts';
import { MessageWords } from './message-words.tsx';
import { ReplyFact } from './reply-fact.tsx';

/** Why the bot did what it did: folded away until somebody asks. */
export function ReplyReasons({ reply, hasText = false }: { reply: Reply; hasText?: boolean }) {
  const t = useChatTexts();
  return (
    <details className="group min-w-0 text-sm">
      <summary className="flex min-h-8 w-fit list-none items-center gap-1 rounded-md text-xs font-medium text-ink-soft hover:text-ink max-md:min-h-10 [&::-webkit-details-marker]:hidden">
        <ChevronDown className="size-3.5 transition-transform group-open:rotate-180" aria-hidden />
        {t('why.show')}
      </summary>
      <Reasons reply={reply} hasText={hasText} />
    </details>
  );
}

function Reasons({ reply, hasText }: { reply: Reply; hasText: boolean }) {
  const t = useChatTexts();
  const words = useDecisionTexts();
  const who = useWho();
  const formats = useFormats();
  const { reason, state, usedFacts, approval, dismissal, originalText, text } = reply;
  return (
    <dl className="mt-1 mb-2 flex flex-col gap-2 rounded-lg border bg-surface p-3">
      <Row name={t('why.reason')}>
        {words(`outcome.${state}`)}: {reasonText(reason, words)}
      </Row>
      {hasText && text !== '' && (
        <Row name={t('why.text')}>
          <MessageWords text={text} />
        </Row>
      )}
      <Row name={t('why.facts')}>
        {usedFacts.length === 0 ? (
          t('why.noFacts')
        ) : (
          <span className="flex flex-wrap gap-1">
            {usedFacts.map((fact) => (
              <ReplyFact key={fact} id={fact} />
            ))}
          </span>
        )}
      </Row>
      <Checks reply={reply} />
      {approval !== undefined && (
        <Row name={t('why.approved')}>
          {who(approval.by)}, {formats.dateTime(approval.at)}
        </Row>
      )}
      {dismissal !== undefined && (
        <Row name={t('why.dismissed')}>
          {who(dismissal.by)}, {formats.dateTime(dismissal.at)}
        </Row>
      )}
      {originalText !== undefined && originalText !== text && (
        <Row name={t('why.original')}>
          <MessageWords text={originalText} />
        </Row>
      )}
      <Cost reply={reply} />
    </dl>
  );
}

/** What the guards said of a text by the model. The seller's own words, and what was handed over unasked, they are not asked about. */
function Checks({ reply: { reason, objections } }: { reply: Reply }) {
  const t = useChatTexts();
  const words = useDecisionTexts();
  const hasPassed = reason === 'answered';
  if (objections.length === 0) return hasPassed ? <Row name={t('why.checks')}>{t('why.allPassed')}</Row> : null;
  return (
    <Row name={t('why.checks')}>
      <span className="flex flex-wrap items-center gap-1">
        {t('why.objected')}
        {[...new Set(objections)].map((guard) => (
          <Badge key={guard} tone="warning">
            {guardText(guard, words)}
          </Badge>
        ))}
      </span>
      {hasPassed && <span className="mt-0.5 block">{t('why.mended')}</span>}
    </Row>
  );
}

function Cost({ reply: { usage, milliseconds, costMicroUsd } }: { reply: Reply }) {
  const t = useChatTexts();
  const formats = useFormats();
  return (
    <>
      <Row name={t('why.model')}>
        {usage.length === 0
          ? t('why.noModel')
          : usage.map(({ model, inputTokens, outputTokens }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same model may be asked twice
              <span key={place} className="block">
                {model} · {t('why.tokens', { input: formats.count(inputTokens), output: formats.count(outputTokens) })}
              </span>
            ))}
      </Row>
      {usage.length > 0 && (
        <Row name={t('why.total')}>
          {formats.duration(milliseconds / 1_000)} · {formats.usd(costMicroUsd)}
        </Row>
      )}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[9.5rem_1fr]">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
