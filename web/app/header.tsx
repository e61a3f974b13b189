import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronsUpDown, CircleUser } from 'lucide-react';
import { useDecisionTexts } from '../parts/decision-texts.ts';
import { sellerQuery } from '../parts/seller.ts';
import { useSession } from '../parts/use-session.ts';
import { Badge } from '../ui/badge.tsx';
import { useOpenSellerId } from './sections.ts';
import { StopButton } from './stop-and-start.tsx';
import { useAppTexts } from './texts.ts';

/** The seller that is open and how his bot works, the emergency stop, and the person. */
export function Header() {
  const sellerId = useOpenSellerId();
  const t = useAppTexts();
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-surface px-3 md:px-5">
      {sellerId === undefined ? (
        <Link to="/" className="font-semibold md:invisible">
          {t('product')}
        </Link>
      ) : (
        <OpenSeller sellerId={sellerId} />
      )}
      <div className="ml-auto">
        <PersonLink />
      </div>
    </header>
  );
}

function OpenSeller({ sellerId }: { sellerId: string }) {
  const t = useAppTexts();
  const words = useDecisionTexts();
  const { data: seller } = useQuery(sellerQuery(sellerId));
  if (seller === undefined) return null;
  return (
    <>
      <Link
        to="/sellers"
        title={t('nav.switchSeller')}
        className="flex min-w-0 items-center gap-1.5 rounded-md px-2 py-1.5 text-sm font-medium hover:bg-sunken"
      >
        <span className="truncate">{seller.name}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
      </Link>
      <Badge
        tone={seller.mode === 'auto' ? 'success' : seller.mode === 'draft' ? 'info' : 'neutral'}
        className="max-sm:hidden"
      >
        {words(`mode.${seller.mode}`)}
      </Badge>
      <StopButton seller={seller} />
    </>
  );
}

/** To the person's own page, which on a phone also leads to the shops and the administration. */
function PersonLink() {
  const t = useAppTexts();
  const session = useSession();
  const name = session.status === 'signed-in' ? session.user.name : '';
  return (
    <Link
      to="/account"
      aria-label={`${t('nav.account')}: ${name}`}
      className="flex items-center gap-2 rounded-md p-2 text-sm text-ink-soft hover:bg-sunken"
    >
      <CircleUser className="size-5 shrink-0" aria-hidden />
      <span className="hidden max-w-40 truncate sm:inline">{name}</span>
    </Link>
  );
}
