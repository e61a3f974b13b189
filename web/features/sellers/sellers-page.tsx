import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { NewSellerDialog } from './new-seller-dialog.tsx';
import { SellerCard } from './seller-card.tsx';
import { useSellersTexts } from './texts.ts';

/** So many are taken in at a glance; with more one looks for a name. */
const FEW = 6;

/** The shops a person works for, and the way to a new one. */
export function SellersPage() {
  const t = useSellersTexts();
  const isOwner = useIsOwner();
  const [isAdding, setAdding] = useState(false);
  const query = useInfiniteQuery(pagesOf('listSellers', { query: { limit: 100 } }));
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        isOwner && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t('create')}
          </Button>
        )
      }
    >
      <QueryState query={query}>{(data) => <SellerList sellers={itemsOf<'listSellers'>(data)} />}</QueryState>
      <LoadMore query={query} />
      <NewSellerDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function SellerList({ sellers }: { sellers: Parameters<typeof SellerCard>[0]['seller'][] }) {
  const t = useSellersTexts();
  const isOwner = useIsOwner();
  const [name, setName] = useState('');
  if (sellers.length === 0) {
    return (
      <EmptyState icon={Store} title={t('none')}>
        {isOwner ? t('noneOwner') : t('noneOperator')}
      </EmptyState>
    );
  }
  const shown = sellers.filter((seller) => seller.name.toLowerCase().includes(name.trim().toLowerCase()));
  return (
    <div className="flex flex-col gap-4">
      {sellers.length > FEW && (
        <Field label={t('find')} className="max-w-sm">
          <Input type="search" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      )}
      {shown.length === 0 && <p className="text-sm text-ink-soft">{t('notFound')}</p>}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((seller) => (
          <li key={seller.sellerId}>
            <SellerCard seller={seller} />
          </li>
        ))}
      </ul>
    </div>
  );
}
