import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import type { TriedReply } from './talk.ts';
import { fateOf } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplyChecks } from './tried-reply-checks.tsx';
import { TriedReplyDrafts } from './tried-reply-drafts.tsx';
import { TriedReplyFacts } from './tried-reply-facts.tsx';
import { TriedReplyFate } from './tried-reply-fate.tsx';
import { TriedReplySection } from './tried-reply-section.tsx';
import { TriedReplySpent } from './tried-reply-spent.tsx';

/** All that led to a reply that was made for nobody, the weightiest first. */
export function TriedReplyReasons({ reply }: { reply: TriedReply }) {
  const t = usePlaygroundTexts();
  const words = useDecisionTexts();
  const { handoffReason } = reply;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <TriedReplyFate reply={reply} />
        <p className="mt-1.5 text-sm text-ink-soft">{t(`fateAbout.${fateOf(reply)}`)}</p>
        <p className="mt-1.5 text-sm">
          <span className="text-ink-soft">{t('reasons.because')}: </span>
          {reasonText(reply.reason, words)}
        </p>
        {handoffReason !== undefined && (
          <p className="mt-1 text-sm">
            <span className="text-ink-soft">{t('reasons.modelWords')}: </span>
            <span className="words">{handoffReason}</span>
          </p>
        )}
      </div>
      <TriedReplyTerms terms={reply.terms} />
      <TriedReplyFacts facts={reply.facts} />
      <TriedReplyChecks guards={reply.guards} />
      <TriedReplyDrafts drafts={reply.drafts} />
      <TriedReplySpent reply={reply} />
    </div>
  );
}

function TriedReplyTerms({ terms: { offers, agreedPrice } }: Pick<TriedReply, 'terms'>) {
  const t = usePlaygroundTexts();
  const { roubles } = useFormats();
  if (offers.length === 0 && agreedPrice === undefined) return null;
  return (
    <TriedReplySection title={t('reasons.terms')}>
      <ul className="text-sm">
        {offers.map((offer) => (
          <li key={offer}>{t('reasons.offer', { price: roubles(offer) })}</li>
        ))}
        {agreedPrice !== undefined && <li>{t('reasons.agreed', { price: roubles(agreedPrice) })}</li>}
      </ul>
    </TriedReplySection>
  );
}
