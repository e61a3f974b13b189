import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useAdminTexts } from './texts.ts';
import type { ListedUser } from './users-page.tsx';

/** Makes an invitation when it opens, and shows it this once. */
export function InvitationDialog({ user, onClose }: { user: ListedUser | undefined; onClose: () => void }) {
  const t = useAdminTexts();
  return (
    <Dialog title={t('users.inviteTitle', { name: user?.name ?? '' })} isOpen={user !== undefined} onClose={onClose}>
      {user !== undefined && <Invitation userId={user.userId} />}
    </Dialog>
  );
}

function Invitation({ userId }: { userId: string }) {
  const t = useAdminTexts();
  const formats = useFormats();
  // Asked once each time it is opened: a second one would end the first.
  const query = useQuery({
    queryKey: ['invitation', userId],
    queryFn: () => api.inviteUser({ params: { userId } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <QueryState query={query} loading={<Skeleton className="h-24" />}>
      {({ token, expiresAt }) => (
        <div className="flex flex-col gap-4">
          <p className="text-sm text-ink-soft">{t('users.inviteAbout', { time: formats.dateTime(expiresAt) })}</p>
          <LinkField link={`${location.origin}/invitations/${token}`} />
        </div>
      )}
    </QueryState>
  );
}

function LinkField({ link }: { link: string }) {
  const t = useAdminTexts();
  return (
    <div className="flex items-end gap-2">
      <Field label={t('users.link')} className="min-w-0 flex-1">
        <Input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
      </Field>
      <CopyButton text={link} label={t('users.copy')} doneLabel={t('users.copied')} />
    </div>
  );
}
