import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { BarRow } from './bar-row.tsx';
import type { Figures } from './insights-data.ts';
import { type OutcomeGroup, outcomeGroups } from './outcome-groups.ts';
import { useInsightsTexts } from './texts.ts';

const colours: Record<OutcomeGroup['outcome'], string> = {
  sent: 'bg-(--chart-1)',
  'handed-off': 'bg-(--chart-3)',
  draft: 'bg-(--chart-2)',
  silent: 'bg-(--chart-5)',
  failed: 'bg-(--chart-4)',
  'not-due': 'bg-(--chart-5)',
};
/** Rarer ones are folded away. */
const MOST_REASONS = 5;

/** How turns ended and why, as bars with words. The words and numbers are the table of this chart. */
export function OutcomesCard({ figures }: { figures: Figures }) {
  const t = useInsightsTexts();
  const groups = outcomeGroups(figures);
  const most = Math.max(...groups.flatMap(({ reasons }) => reasons.map(({ count }) => count)));
  return (
    <Card title={t('outcomes.title')} about={groups.length === 0 ? t('outcomes.none') : t('outcomes.about')}>
      {groups.length > 0 && (
        <div className="gap-x-8 md:columns-2">
          {groups.map((group) => (
            <Group key={group.outcome} group={group} most={most} turns={figures.turns} />
          ))}
        </div>
      )}
    </Card>
  );
}

function Group({ group, most, turns }: { group: OutcomeGroup; most: number; turns: number }) {
  const t = useInsightsTexts();
  const { count, percent } = useFormats();
  const { outcome, reasons } = group;
  const rest = reasons.slice(MOST_REASONS);
  return (
    <section className="break-inside-avoid py-2.5">
      <h3 className="mb-2 flex flex-wrap items-baseline gap-x-2 text-sm font-semibold">
        {t(`outcomes.${outcome}`)}
        <span className="font-normal text-ink-soft tabular-nums">
          {count(group.count)}
          {outcome !== 'not-due' && turns > 0 && ` · ${percent(group.count / turns)}`}
        </span>
      </h3>
      <Reasons outcome={outcome} reasons={reasons.slice(0, MOST_REASONS)} most={most} />
      {rest.length > 0 && (
        <details className="group mt-1">
          <summary className="flex min-h-10 list-none items-center gap-1 text-sm text-ink-soft hover:text-ink md:min-h-8 [&::-webkit-details-marker]:hidden">
            <ChevronRight className="size-4 shrink-0 group-open:rotate-90" aria-hidden />
            {t('outcomes.more', { count: rest.length })}
          </summary>
          <Reasons outcome={outcome} reasons={rest} most={most} />
        </details>
      )}
      {outcome === 'handed-off' && <ChatsLink state="needs-human" text={t('figures.waiting')} />}
      {outcome === 'draft' && <ChatsLink state="draft" text={t('figures.draftsNow')} />}
    </section>
  );
}

function Reasons({ outcome, reasons, most }: Omit<OutcomeGroup, 'count'> & { most: number }) {
  const decisions = useDecisionTexts();
  const { count } = useFormats();
  return (
    <ul className="flex flex-col gap-2.5">
      {reasons.map((each) => (
        <BarRow
          key={each.reason}
          name={reasonText(each.reason, decisions)}
          value={count(each.count)}
          share={each.count / most}
          colour={colours[outcome]}
        />
      ))}
    </ul>
  );
}

function ChatsLink({ state, text }: { state: 'needs-human' | 'draft'; text: string }) {
  const sellerId = useSellerId();
  return (
    <Link
      to="/sellers/$sellerId/chats"
      params={{ sellerId }}
      search={{ state }}
      className="mt-1 inline-flex min-h-10 items-center gap-0.5 text-sm font-medium text-accent hover:text-accent-strong md:min-h-8"
    >
      {text}
      <ChevronRight className="size-4 shrink-0" aria-hidden />
    </Link>
  );
}
