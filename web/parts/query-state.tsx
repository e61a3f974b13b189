import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert, Lock, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/client.ts';
import { createTexts } from '../language/create-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { problemText } from './problem-texts.ts';

const { useTexts } = createTexts({
  ru: {
    retry: 'Повторить',
    failed: 'Не загрузилось',
    noRights: 'Нет доступа',
    noRightsAbout: 'Эта страница открыта владельцам магазина. Попросите доступ у владельца или администратора.',
    offline: 'Нет связи',
    loading: 'Загружаем…',
  },
  en: {
    retry: 'Try again',
    failed: 'Could not be loaded',
    noRights: 'No access',
    noRightsAbout: 'This page is open to owners of the shop. Ask an owner or an administrator.',
    offline: 'No connection',
    loading: 'Loading…',
  },
});

interface QueryStateProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'fetchStatus' | 'refetch'>;
  /** The place of what is on its way; rows of a list unless something else is given. */
  loading?: ReactNode;
  children(data: T): ReactNode;
}

/** What was read, or honestly why it is not there. What was read once stays, also when reading it anew fails. */
export function QueryState<T>({ query, loading, children }: QueryStateProps<T>) {
  const t = useTexts();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <FailedState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.fetchStatus === 'paused') return <EmptyState icon={WifiOff} title={t('offline')} />;
  return (
    <div role="status" aria-label={t('loading')}>
      {loading ?? <SkeletonRows count={5} />}
    </div>
  );
}

export function FailedState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTexts();
  if (error instanceof ApiProblem && error.status === 403) return <NoRights />;
  return (
    <div role="alert">
      <EmptyState
        icon={CircleAlert}
        title={t('failed')}
        action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('retry')}</Button>}
      >
        {problemText(error)}
      </EmptyState>
    </div>
  );
}

export function NoRights() {
  const t = useTexts();
  return (
    <EmptyState icon={Lock} title={t('noRights')}>
      {t('noRightsAbout')}
    </EmptyState>
  );
}
