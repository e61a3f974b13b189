import { Pencil, Ticket, Trash2 } from 'lucide-react';
import { api } from '../../api/client.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useSession } from '../../parts/use-session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { useSellerNames } from './seller-names.ts';
import { useAdminTexts } from './texts.ts';
import type { ListedUser } from './users-page.tsx';

interface UserRowProps {
  user: ListedUser;
  onEdit(): void;
  onInvite(): void;
}

export function UserRow({ user, onEdit, onInvite }: UserRowProps) {
  const t = useAdminTexts();
  const session = useSession();
  const isMe = session.status === 'signed-in' && session.user.userId === user.userId;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium [overflow-wrap:anywhere]">{user.name}</span>
          {isMe && <Badge tone="accent">{t('users.you')}</Badge>}
          {!user.isActive && <Badge tone="danger">{t('users.inactive')}</Badge>}
          {user.joinedAt === undefined && <Badge tone="warning">{t('users.invited')}</Badge>}
        </p>
        <p className="text-sm [overflow-wrap:anywhere] text-ink-soft">{user.email}</p>
      </div>
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p>{t(`users.roles.${user.role}`)}</p>
        <p className="text-ink-soft">
          <SellersOf user={user} />
        </p>
      </div>
      <div className="flex gap-1">
        <Button size="small" onClick={onInvite}>
          <Ticket aria-hidden />
          {t('users.invite')}
        </Button>
        <Button variant="quiet" size="icon" aria-label={`${t('users.edit')}: ${user.name}`} onClick={onEdit}>
          <Pencil aria-hidden />
        </Button>
        {!isMe && <RemoveButton user={user} />}
      </div>
    </div>
  );
}

function SellersOf({ user }: { user: ListedUser }) {
  const t = useAdminTexts();
  const names = useSellerNames();
  if (user.role === 'admin') return t('users.allSellers');
  if (user.sellerIds.length === 0) return t('users.noSellers');
  return user.sellerIds.map((sellerId) => names.get(sellerId) ?? sellerId).join(', ');
}

function RemoveButton({ user }: { user: ListedUser }) {
  const t = useAdminTexts();
  const remove = useAction(() => api.deleteUser({ params: { userId: user.userId } }), {
    refreshes: [['listUsers']],
    onDone: () => tellDone(t('users.removed')),
  });
  return (
    <Confirm
      trigger={(ask) => (
        <Button variant="danger-quiet" size="icon" aria-label={`${t('users.remove')}: ${user.name}`} onClick={ask}>
          <Trash2 aria-hidden />
        </Button>
      )}
      title={t('users.removeTitle', { name: user.name })}
      confirmLabel={t('users.remove')}
      onConfirm={() => remove.mutateAsync()}
    >
      {t('users.removeAbout')}
    </Confirm>
  );
}
