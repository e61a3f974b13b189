import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Compass, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { ApiProblem } from '../../shared/api/client.ts';
import { FailedState } from '../parts/query-state.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useAppTexts } from './texts.ts';

export function PendingPage() {
  const t = useAppTexts();
  return (
    <div className="p-6" role="status" aria-label={t('loading')}>
      <SkeletonRows count={4} />
    </div>
  );
}

export function NotFoundPage() {
  const t = useAppTexts();
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        icon={Compass}
        title={t('notFound')}
        action={
          <Link to="/" className={buttonClasses({ variant: 'primary' })}>
            {t('home')}
          </Link>
        }
      >
        {t('notFoundAbout')}
      </EmptyState>
    </main>
  );
}

/** Something threw: either a file or an answer was not reached, or there is a defect of ours. */
export function CrashPage({ error }: ErrorComponentProps) {
  const t = useAppTexts();
  useEffect(() => {
    if (!(error instanceof ApiProblem)) reportError(error);
  }, [error]);
  if (error instanceof ApiProblem) return <FailedState error={error} onRetry={() => location.reload()} />;
  if (isUnreached(error)) return <FailedState error={new TypeError()} onRetry={() => location.reload()} />;
  return (
    <div className="grid min-h-[60dvh] place-items-center" role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={t('crash')}
        action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
      >
        {t('crashAbout')}
      </EmptyState>
    </div>
  );
}

/** Also a part of the page that could not be fetched: offline, or gone with a new deployment. */
function isUnreached(error: unknown): boolean {
  return /dynamically imported module|module script failed|Failed to fetch/i.test(String(error));
}
