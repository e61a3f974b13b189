import { guardText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { FoldedWords } from './folded-words.tsx';
import type { TriedReply } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplySection } from './tried-reply-section.tsx';

/** What the model wrote first and was not let say. */
export function TriedReplyDrafts({ drafts }: Pick<TriedReply, 'drafts'>) {
  const t = usePlaygroundTexts();
  const words = useDecisionTexts();
  if (drafts.length === 0) return null;
  return (
    <TriedReplySection title={t('reasons.drafts')} about={t('reasons.draftsAbout')}>
      <ol className="flex flex-col gap-2">
        {drafts.map(({ text, objections }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change their places, and may be alike
          <li key={place} className="rounded-lg border border-dashed border-line-strong/60 px-3 py-2 text-sm">
            <FoldedWords text={text} className="text-ink-soft" />
            {objections.length > 0 && (
              <p className="mt-1 text-xs text-ink-faint">
                {t('reasons.objectedBy', { guards: objections.map((guard) => guardText(guard, words)).join(', ') })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </TriedReplySection>
  );
}
