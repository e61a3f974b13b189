import { Outlet } from '@tanstack/react-router';
import { Header } from './header.tsx';
import { Navigation, PhoneNavigation } from './navigation.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { useAppTexts } from './texts.ts';

/** What surrounds every page: the sections, the seller, the emergency stop. */
export function AppShell() {
  const t = useAppTexts();
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="absolute left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-2 text-on-accent focus:translate-y-2"
      >
        {t('skip')}
      </a>
      <Navigation />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Header />
        <OfflineBanner />
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none">
          <Outlet />
        </main>
        <PhoneNavigation />
      </div>
    </div>
  );
}
