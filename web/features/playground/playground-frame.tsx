import { Link, Outlet } from '@tanstack/react-router';
import { useSellerId } from '../../parts/seller.ts';
import { Page } from '../../ui/page.tsx';
import { usePlaygroundTexts } from './texts.ts';

const tabs = [
  { name: 'try', to: '/sellers/$sellerId/playground', isExact: true },
  { name: 'replay', to: '/sellers/$sellerId/playground/replay', isExact: false },
  { name: 'scenarios', to: '/sellers/$sellerId/playground/scenarios', isExact: false },
] as const;

/** The three ways to see what the bot does before buyers do. */
export function PlaygroundFrame() {
  const t = usePlaygroundTexts();
  const sellerId = useSellerId();
  return (
    <Page title={t('title')} about={t('about')}>
      <nav aria-label={t('tabs.label')} className="mb-5 flex gap-1 overflow-x-auto border-b">
        {tabs.map(({ name, to, isExact }) => (
          <Link
            key={name}
            to={to}
            params={{ sellerId }}
            activeOptions={{ exact: isExact, includeSearch: false }}
            className="-mb-px flex min-h-10 items-center border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink data-[status=active]:border-accent data-[status=active]:text-accent"
          >
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  );
}
