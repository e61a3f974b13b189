import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useSellerId } from '../../parts/seller.ts';
import { classNames } from '../../ui/class-names.ts';
import { type StepName, type StepState, stepNames } from './steps.ts';
import { useStepsTexts } from './texts.ts';

/** Which steps there are, how each stands, and which is open. On a phone only how far one is. */
export function StepList({ states, open }: { states: Record<StepName, StepState>; open: StepName }) {
  const t = useStepsTexts();
  const sellerId = useSellerId();
  const done = stepNames.filter((name) => states[name] === 'done').length;
  const counted = stepNames.filter((name) => states[name] !== 'optional').length;
  return (
    <nav aria-label={t('steps')} className="min-w-0">
      <p className="text-sm text-ink-soft">{t('progress', { done: String(done), all: String(counted) })}</p>
      <div className="mt-1.5 mb-3 h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${Math.round((done / counted) * 100)}%` }}
        />
      </div>
      <ol className="flex gap-1 overflow-x-auto pb-1 lg:flex-col lg:overflow-visible lg:pb-0">
        {stepNames.map((name, place) => (
          <li key={name} className="shrink-0">
            <Link
              to="/sellers/$sellerId/start"
              params={{ sellerId }}
              search={{ step: name }}
              aria-current={name === open ? 'step' : undefined}
              className={classNames(
                'flex min-h-11 items-center gap-3 rounded-lg p-1.5 text-sm lg:px-2.5',
                name === open ? 'bg-accent-soft font-medium' : 'text-ink-soft hover:bg-sunken hover:text-ink',
              )}
            >
              <span
                className={classNames(
                  'flex size-7 shrink-0 items-center justify-center rounded-full text-xs font-semibold',
                  states[name] === 'done' ? 'bg-accent text-on-accent' : 'border border-line-strong! text-ink-soft',
                )}
              >
                {states[name] === 'done' ? <Check className="size-4" aria-hidden /> : place + 1}
              </span>
              <span className="sr-only lg:not-sr-only">
                {t(`name.${name}`)}
                {states[name] === 'done' && <span className="sr-only"> ({t('done')})</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
