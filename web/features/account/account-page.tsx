import { Link } from '@tanstack/react-router';
import { LogOut, Shield, Store } from 'lucide-react';
import { signOut } from '../../api/session.ts';
import { useIsAdmin } from '../../parts/seller.ts';
import { useSession } from '../../parts/use-session.ts';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { LookCard } from './look-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { useAccountTexts } from './texts.ts';

/** The person, how the page looks to him, his password, and the way out. */
export function AccountPage() {
  const t = useAccountTexts();
  const session = useSession();
  const isAdmin = useIsAdmin();
  if (session.status !== 'signed-in') return null;
  const { name, email, role } = session.user;
  return (
    <Page title={t('title')} isNarrow>
      <div className="flex flex-col gap-4">
        <Card>
          <p className="text-base font-semibold [overflow-wrap:anywhere]">{name}</p>
          <p className="text-sm [overflow-wrap:anywhere] text-ink-soft">{email}</p>
          <p className="mt-1 text-sm text-ink-soft">{t(`role.${role}`)}</p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Link to="/sellers" className={buttonClasses()}>
              <Store aria-hidden /> {t('sellers')}
            </Link>
            {isAdmin && (
              <Link to="/admin" className={buttonClasses()}>
                <Shield aria-hidden /> {t('admin')}
              </Link>
            )}
            <Button onClick={() => void signOut()}>
              <LogOut aria-hidden /> {t('signOut')}
            </Button>
          </div>
        </Card>
        <LookCard />
        <PasswordCard />
      </div>
    </Page>
  );
}
