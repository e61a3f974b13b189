import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { useReplayTexts } from './replay-texts.ts';
import { ReplayTurn } from './replay-turn.tsx';
import type { ReplayedTurn } from './replay-verdict.ts';

/** The replayed turns of one chat. */
export function ReplayChat({ chatId, turns }: { chatId: string; turns: ReplayedTurn[] }) {
  const t = useReplayTexts();
  const sellerId = useSellerId();
  const { day } = useFormats();
  const listingId = turns[0]?.listingId;
  const { data: listing } = useQuery({
    ...queryOf('getListing', { params: { sellerId, listingId: listingId ?? '' } }),
    enabled: listingId !== undefined,
    staleTime: 60_000,
  });
  const when = t('chatOf', { day: day(turns.at(-1)?.at ?? 0) });
  return (
    <Card
      title={<span className="words">{listing?.title ?? when}</span>}
      about={listing === undefined ? undefined : when}
      actions={
        <Link
          to="/sellers/$sellerId/chats/$chatId"
          params={{ sellerId, chatId }}
          className="inline-flex min-h-10 items-center text-sm font-medium text-accent hover:underline md:min-h-6"
        >
          {t('chat')}
        </Link>
      }
    >
      <ol className="flex flex-col">
        {turns.map((turn) => (
          <ReplayTurn key={`${turn.at} ${turn.buyer.join(' ')}`} turn={turn} />
        ))}
      </ol>
    </Card>
  );
}
