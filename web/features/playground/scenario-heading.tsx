import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSellerId } from '../../parts/seller.ts';
import { useScenarioTexts } from './scenario-texts.ts';

/** Where one is, and the way back to all scenarios. */
export function ScenarioHeading({ title, action }: { title: string; action?: ReactNode }) {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  return (
    <div className="mb-4">
      <Link
        to="/sellers/$sellerId/playground/scenarios"
        params={{ sellerId }}
        className="inline-flex min-h-10 items-center gap-1.5 text-sm text-ink-soft hover:text-ink md:min-h-8"
      >
        <ArrowLeft className="size-4" aria-hidden />
        {t('form.back')}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="words min-w-0 text-lg font-semibold">{title}</h2>
        {action}
      </div>
    </div>
  );
}
