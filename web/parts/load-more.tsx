import { Button } from '../ui/button.tsx';
import { useUiTexts } from '../ui/texts.ts';

interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
}

/** The rest of a list, on demand. */
export function LoadMore({ query }: LoadMoreProps) {
  const t = useUiTexts();
  if (!query.hasNextPage) return null;
  return (
    <div className="mt-4 flex justify-center">
      <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
}
