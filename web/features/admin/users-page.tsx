import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { type Item, itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Button } from '../../ui/button.tsx';
import { AdminPage } from './admin-page.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { useAdminTexts } from './texts.ts';
import { UserDialog } from './user-dialog.tsx';
import { UserRow } from './user-row.tsx';

export type ListedUser = Item<'listUsers'>;

/** Everybody who may sign in. */
export function UsersPage() {
  const t = useAdminTexts();
  const query = useInfiniteQuery(pagesOf('listUsers', { query: { limit: 100 } }));
  const [edited, setEdited] = useState<ListedUser | 'new'>();
  const [invited, setInvited] = useState<ListedUser>();
  return (
    <AdminPage
      actions={
        <Button variant="primary" onClick={() => setEdited('new')}>
          <UserPlus aria-hidden />
          {t('users.add')}
        </Button>
      }
    >
      <QueryState query={query}>
        {(data) => (
          <ul className="flex flex-col divide-y rounded-xl border bg-surface">
            {itemsOf<'listUsers'>(data).map((user) => (
              <li key={user.userId}>
                <UserRow user={user} onEdit={() => setEdited(user)} onInvite={() => setInvited(user)} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <LoadMore query={query} />
      <UserDialog edited={edited} onClose={() => setEdited(undefined)} onAdded={setInvited} />
      <InvitationDialog user={invited} onClose={() => setInvited(undefined)} />
    </AdminPage>
  );
}
