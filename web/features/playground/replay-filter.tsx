import { getRouteApi } from '@tanstack/react-router';
import { classNames } from '../../ui/class-names.ts';
import { useReplayTexts } from './replay-texts.ts';
import { CHANGES, type ReplaySummary } from './replay-verdict.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/playground/replay');

/** Which turns are shown, by what would change. */
export function ReplayFilter({ changes, turns }: Pick<ReplaySummary, 'changes' | 'turns'>) {
  const t = useReplayTexts();
  const { change } = route.useSearch();
  const options = [
    { kind: undefined, text: t('all'), count: turns },
    ...CHANGES.map((kind) => ({ kind, text: t(`change.${kind}`), count: changes[kind] })),
  ];
  return (
    <nav aria-label={t('filter')} className="flex flex-wrap gap-1.5">
      {options.map(({ kind, text, count }) => (
        <route.Link
          key={kind ?? 'all'}
          to="."
          search={kind === undefined ? {} : { change: kind }}
          replace
          resetScroll={false}
          aria-current={kind === change ? 'true' : undefined}
          className={classNames(
            'inline-flex min-h-10 items-center gap-1.5 rounded-full border px-3 text-sm md:min-h-8',
            kind === change
              ? 'border-accent bg-accent-soft font-medium text-accent-strong'
              : 'text-ink-soft hover:bg-sunken hover:text-ink',
          )}
        >
          {text}
          <span className="tabular-nums">{count}</span>
        </route.Link>
      ))}
    </nav>
  );
}
