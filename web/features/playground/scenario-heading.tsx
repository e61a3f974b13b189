import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useSellerId } from '../../parts/seller.ts';
import { useScenarioTexts } from './scenario-texts.ts';

/** Where one is, and the way back to all scenarios. */
export function ScenarioHeading({ title }: { title: string }) {
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
      <h2 className="words text-lg font-semibold">{title}</h2>
    </div>
  );
}
