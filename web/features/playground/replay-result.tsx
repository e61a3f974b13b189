import { getRouteApi, Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { useSeller } from '../../parts/seller.ts';
import { buttonClasses } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { PagedRun, RunState } from './paged-run.ts';
import { ReplayChat } from './replay-chat.tsx';
import { ReplayFilter } from './replay-filter.tsx';
import { ReplayNumbers } from './replay-numbers.tsx';
import { useReplayTexts } from './replay-texts.ts';
import { chatsOf, type Replay, type ReplaySummary, verdictOf } from './replay-verdict.ts';
import { RunProgress } from './run-progress.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/playground/replay');

interface ReplayResultProps {
  run: PagedRun<Replay>;
  state: RunState<Replay>;
}

/** What a replay has come to, as far as it is: the verdict, the figures, and turn by turn. */
export function ReplayResult({ run, state }: ReplayResultProps) {
  const t = useReplayTexts();
  const summary = state.pages.at(-1)?.summary;
  const turns = state.pages.flatMap(({ items }) => items);
  const total = Math.max(state.total ?? 1, summary?.chats ?? 0);
  // The newest one may be under way still.
  const done = Math.max(0, (summary?.chats ?? 0) - (state.status === 'running' ? 1 : 0));
  const { change } = route.useSearch();
  const shown = turns.filter((turn) => change === undefined || turn.change === change);
  if (state.status === 'idle') {
    return (
      <EmptyState icon={History} title={t('nothing')}>
        {t('nothingAbout')}
      </EmptyState>
    );
  }
  return (
    <>
      <RunProgress run={run} state={state} text={t('progress', { done, total })} share={done / total} />
      {summary !== undefined && state.status !== 'running' && (
        <VerdictNotice summary={summary} isWhole={state.status === 'done'} />
      )}
      {summary !== undefined && summary.turns > 0 && (
        <Card aria-label={t('summary.label')} className="flex flex-col gap-4">
          <ReplayNumbers summary={summary} />
          <ReplayFilter changes={summary.changes} turns={summary.turns} />
        </Card>
      )}
      {chatsOf(shown).map((chat) => (
        <ReplayChat key={chat.chatId} {...chat} />
      ))}
      {turns.length > 0 && shown.length === 0 && <p className="text-sm text-ink-soft">{t('noneOfKind')}</p>}
    </>
  );
}

function VerdictNotice({ summary, isWhole }: { summary: ReplaySummary; isWhole: boolean }) {
  const t = useReplayTexts();
  const { percent } = useFormats();
  const { sellerId, mode } = useSeller();
  const verdict = verdictOf(summary);
  const { turns, answered } = summary;
  const share = percent(turns === 0 ? 0 : Math.round((answered / turns) * 100) / 100);
  const tone = verdict === 'ready' ? 'success' : verdict === 'not-yet' || verdict === 'partly' ? 'warning' : 'info';
  const isGood = verdict === 'ready' || verdict === 'partly';
  return (
    <Notice tone={tone} isNews>
      <p className="font-medium">{t(`verdict.${verdict}`, { turns, answered, share })}</p>
      {!isWhole && <p className="mt-0.5">{t('verdictPart')}</p>}
      {isGood && mode === 'auto' && <p className="mt-0.5">{t('isAuto')}</p>}
      <div className="flex flex-wrap gap-2 not-empty:mt-2.5">
        {isGood && mode !== 'auto' && (
          <Link
            to="/sellers/$sellerId/settings"
            params={{ sellerId }}
            className={buttonClasses({ variant: 'primary' })}
          >
            {t('toSettings')}
          </Link>
        )}
        {(verdict === 'partly' || verdict === 'not-yet') && (
          <Link to="/sellers/$sellerId/knowledge" params={{ sellerId }} className={buttonClasses({})}>
            {t('toKnowledge')}
          </Link>
        )}
      </div>
    </Notice>
  );
}
