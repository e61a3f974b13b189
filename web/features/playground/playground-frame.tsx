import { Outlet } from '@tanstack/react-router';
import { useSellerId } from '../../parts/seller.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { usePlaygroundTexts } from './texts.ts';

const tabs = [
  { name: 'try', to: '/sellers/$sellerId/playground' },
  { name: 'replay', to: '/sellers/$sellerId/playground/replay' },
  { name: 'scenarios', to: '/sellers/$sellerId/playground/scenarios', isOpenBelow: true },
] as const;

/** The three ways to see what the bot does before buyers do. */
export function PlaygroundFrame() {
  const t = usePlaygroundTexts();
  const params = { sellerId: useSellerId() };
  return (
    <Page title={t('title')} about={t('about')}>
      <Tabs
        label={t('tabs.label')}
        tabs={tabs.map(({ name, to, ...rest }) => ({ label: t(`tabs.${name}`), link: { to, params }, ...rest }))}
      />
      <Outlet />
    </Page>
  );
}
