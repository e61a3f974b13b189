import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '../../language/formats.ts';
import { useSellerId } from '../../parts/seller.ts';
import type { Figures } from './insights-data.ts';
import { countOf } from './outcome-groups.ts';
import { useInsightsTexts } from './texts.ts';

/** The figures of all days together. */
export function FigureTiles({ figures }: { figures: Figures }) {
  const t = useInsightsTexts();
  const { count, percent, usd } = useFormats();
  const { messages, turns, answeredShare, firstAnswer, handOffs, takeovers, usage } = figures;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4" aria-label={t('figures.label')}>
      <Tile
        name={t('figures.messages')}
        value={count(messages.buyer)}
        about={t('figures.messagesAbout', { bot: count(messages.bot), human: count(messages.human) })}
      />
      <Tile
        name={t('figures.answered')}
        value={answeredShare === null ? t('none') : percent(answeredShare)}
        about={answeredShare === null ? t('figures.answeredNone') : t('figures.answeredAbout')}
      />
      <TimesTile name={t('figures.bot')} times={firstAnswer.bot} />
      <TimesTile name={t('figures.human')} times={firstAnswer.human} />
      <Tile
        name={t('figures.handOffs')}
        value={count(handOffs)}
        about={turns > 0 && t('figures.handOffsAbout', { share: percent(handOffs / turns) })}
        chats={{ state: 'needs-human', text: t('figures.waiting') }}
      />
      <Tile
        name={t('figures.drafts')}
        value={count(countOf(figures, 'draft'))}
        about={t('figures.draftsAbout')}
        chats={{ state: 'draft', text: t('figures.draftsNow') }}
      />
      <Tile name={t('figures.takeovers')} value={count(takeovers)} about={t('figures.takeoversAbout')} />
      <Tile
        name={t('figures.cost')}
        value={usd(usage.costMicroUsd)}
        about={
          turns === 0 ? t('figures.costNone') : t('figures.costAbout', { average: usd(usage.costMicroUsd / turns) })
        }
      />
    </dl>
  );
}

function TimesTile({ name, times }: { name: string; times: Figures['firstAnswer']['bot'] }) {
  const t = useInsightsTexts();
  const { duration } = useFormats();
  const { p50Seconds, p95Seconds } = times;
  if (p50Seconds === null || p95Seconds === null) {
    return <Tile name={name} value={t('none')} about={t('figures.timesNone')} />;
  }
  return <Tile name={name} value={duration(p50Seconds)} about={t('figures.times', { slow: duration(p95Seconds) })} />;
}

interface TileProps {
  name: string;
  value: string;
  about: ReactNode;
  /** The chats that are so at this moment: chats of the past by their outcome nobody can list. */
  chats?: { state: 'needs-human' | 'draft'; text: string };
}

function Tile({ name, value, about, chats }: TileProps) {
  const sellerId = useSellerId();
  return (
    <div className="relative flex flex-col rounded-xl border bg-surface p-3.5 has-[a:hover]:border-line-strong md:p-4">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="mt-1 flex flex-1 flex-col">
        <span className="text-2xl font-semibold tracking-tight tabular-nums">{value}</span>
        {about !== false && <span className="mt-0.5 text-xs text-ink-soft">{about}</span>}
        {chats !== undefined && (
          <Link
            to="/sellers/$sellerId/chats"
            params={{ sellerId }}
            search={{ state: chats.state }}
            className="mt-auto flex items-center gap-0.5 pt-2 text-sm font-medium text-accent after:absolute after:inset-0 after:rounded-xl hover:text-accent-strong"
          >
            {chats.text}
            <ChevronRight className="size-4 shrink-0" aria-hidden />
          </Link>
        )}
      </dd>
    </div>
  );
}
