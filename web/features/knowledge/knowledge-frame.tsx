import { Outlet, useLocation } from '@tanstack/react-router';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { useKnowledgeTexts } from './texts.ts';

const tabs = [
  { name: 'listings', to: '/sellers/$sellerId/knowledge' },
  { name: 'articles', to: '/sellers/$sellerId/knowledge/articles' },
  { name: 'templates', to: '/sellers/$sellerId/knowledge/templates' },
  { name: 'imports', to: '/sellers/$sellerId/knowledge/imports' },
] as const;

/** What the bot knows, in four parts. Files are brought in by owners only, and others may only read. */
export function KnowledgeFrame() {
  const t = useKnowledgeTexts();
  const params = { sellerId: useSellerId() };
  const isOwner = useIsOwner();
  const isListing = useLocation({ select: ({ pathname }) => pathname.includes('/knowledge/listings/') });
  return (
    <Page title={t('title')} about={isOwner ? t('about') : t('readOnly')}>
      <Tabs
        label={t('tabs')}
        tabs={tabs
          .filter(({ name }) => isOwner || name !== 'imports')
          .map(({ name, to }) => ({
            label: t(`tab.${name}`),
            link: { to, params },
            isOpen: name === 'listings' && isListing,
          }))}
      />
      <Outlet />
    </Page>
  );
}
