import type { ReactNode } from 'react';
import { Tabs } from '../../parts/tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { useAdminTexts } from './texts.ts';

const tabs = [
  ['health', '/admin'],
  ['users', '/admin/users'],
  ['queues', '/admin/queues'],
  ['audit', '/admin/audit'],
] as const;

/** A page of the administration, below the way to the others. */
export function AdminPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useAdminTexts();
  return (
    <Page title={t('title')} actions={actions}>
      <Tabs label={t('title')} tabs={tabs.map(([name, to]) => ({ label: t(`tabs.${name}`), link: { to } }))} />
      {children}
    </Page>
  );
}
