import { Link } from '@tanstack/react-router';
import { Shield, Store } from 'lucide-react';
import { useIsAdmin } from '../parts/seller.ts';
import { useOpenSellerId, useSections } from './sections.ts';
import { useAppTexts } from './texts.ts';

const item =
  'flex items-center gap-3 rounded-lg px-3 py-2 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink data-[status=active]:bg-accent-soft data-[status=active]:text-accent-strong [&_svg]:size-4.5 [&_svg]:shrink-0';

/** At a desk: the sections at the side. */
export function Navigation() {
  const t = useAppTexts();
  const sellerId = useOpenSellerId();
  const sections = useSections();
  const isAdmin = useIsAdmin();
  return (
    <nav aria-label={t('nav.main')} className="hidden w-52 shrink-0 flex-col gap-1 border-r bg-surface p-3 md:flex">
      <Link to="/" className="mb-3 flex items-center gap-2 px-2 py-1.5 text-sm font-semibold whitespace-nowrap">
        <img src="/favicon.svg" alt="" className="size-6" />
        {t('product')}
      </Link>
      {sellerId !== undefined &&
        sections.map(({ name, to, icon: Icon }) => (
          <Link key={name} to={to} params={{ sellerId }} className={item}>
            <Icon aria-hidden />
            {t(`nav.${name}`)}
          </Link>
        ))}
      <div className="mt-auto flex flex-col gap-1">
        <Link to="/sellers" activeOptions={{ exact: true }} className={item}>
          <Store aria-hidden />
          {t('nav.sellers')}
        </Link>
        {isAdmin && (
          <Link to="/admin" className={item}>
            <Shield aria-hidden />
            {t('nav.admin')}
          </Link>
        )}
      </div>
    </nav>
  );
}

/** On a phone: the sections at the thumb. */
export function PhoneNavigation() {
  const t = useAppTexts();
  const sellerId = useOpenSellerId();
  const sections = useSections();
  if (sellerId === undefined) return null;
  return (
    <nav
      aria-label={t('nav.main')}
      className="flex shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {sections.map(({ name, to, icon: Icon }) => (
        <Link
          key={name}
          to={to}
          params={{ sellerId }}
          className="flex min-w-0 flex-1 flex-col items-center gap-0.5 py-1.5 text-[0.6875rem] font-medium text-ink-soft data-[status=active]:text-accent"
        >
          <Icon className="size-5" aria-hidden />
          <span className="max-w-full truncate px-0.5">{t(`nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
