import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSellerId } from '../../parts/seller.ts';
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
      <nav aria-label={t('tabs.label')} className="-mt-1 mb-5 overflow-x-auto border-b">
        <ul className="flex justify-between sm:justify-start sm:gap-1">
          {tabs.map(({ name, to }) => (
            <li key={name}>
              <Link
                to={to}
                params={{ sellerId }}
                activeOptions={{ exact: true }}
                className="-mb-px flex h-11 items-center border-b-2 border-transparent! px-1 text-sm whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent! aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3"
              >
                {t(`tabs.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
