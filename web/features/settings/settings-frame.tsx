import type { ReactNode } from 'react';
import { useSellerId } from '../../parts/seller.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { useSettingsTexts } from './settings-texts.ts';

const tabs = [
  { name: 'bot', to: '/sellers/$sellerId/settings' },
  { name: 'connection', to: '/sellers/$sellerId/settings/connection' },
  { name: 'notices', to: '/sellers/$sellerId/settings/notices' },
  { name: 'history', to: '/sellers/$sellerId/settings/history' },
] as const;

/** The parts of the settings, each a page of its own. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useSettingsTexts();
  const sellerId = useSellerId();
  return (
    <Page title={t('title')}>
      <Tabs
        label={t('tabs.label')}
        tabs={tabs.map(({ name, to }) => ({ label: t(`tabs.${name}`), link: { to, params: { sellerId } } }))}
      />
      {children}
    </Page>
  );
}
