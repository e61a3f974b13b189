import { Controller, useForm } from 'react-hook-form';
import { api } from '../../api/client.ts';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { RoleField } from './role-field.tsx';
import { SellersField } from './sellers-field.tsx';
import { useAdminTexts } from './texts.ts';
import type { ListedUser } from './users-page.tsx';

interface UserDialogProps {
  edited: ListedUser | 'new' | undefined;
  onClose(): void;
  onAdded(user: ListedUser): void;
}

/** Adds somebody, or changes who he is and what he may. */
export function UserDialog({ edited, onClose, onAdded }: UserDialogProps) {
  const t = useAdminTexts();
  const title = edited === undefined || edited === 'new' ? t('users.add') : t('users.editTitle', { name: edited.name });
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onClose}>
      {edited !== undefined && (
        <UserForm user={edited === 'new' ? undefined : edited} onDone={onClose} onAdded={onAdded} />
      )}
    </Dialog>
  );
}

type Values = Pick<ListedUser, 'name' | 'email' | 'role' | 'sellerIds' | 'isActive'>;

function UserForm({
  user,
  onDone,
  onAdded,
}: { user: ListedUser | undefined; onDone: () => void } & Pick<UserDialogProps, 'onAdded'>) {
  const t = useAdminTexts();
  const { userId, version, createdAt, joinedAt, ...known } =
    user ?? ({ name: '', email: '', role: 'operator', sellerIds: [], isActive: true } as Values & Partial<ListedUser>);
  const form = useForm<Values>({ defaultValues: known });
  const { errors } = form.formState;
  const save = useAction(
    ({ isActive, ...values }: Values) =>
      userId === undefined
        ? api.createUser({ body: values })
        : api.changeUser({
            params: { userId },
            body: { ...values, isActive },
            ...(version === undefined ? {} : { ifMatch: version }),
          }),
    {
      refreshes: [['listUsers']],
      onDone: (saved) => {
        onDone();
        tellDone(user === undefined ? t('users.added') : t('users.saved'));
        if (user === undefined) onAdded(saved);
      },
    },
  );
  const problem = save.error === null || isProblem(save.error, 'email-taken') ? undefined : problemText(save.error);
  const taken = save.error !== null && isProblem(save.error, 'email-taken') ? problemText(save.error) : undefined;
  return (
    <form onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate className="flex flex-col gap-4">
      <Field label={t('users.name')} error={errors.name?.message}>
        <Input
          {...form.register('name', {
            validate: (name) => name.trim() !== '' || t('users.required'),
            maxLength: { value: 100, message: t('users.tooLong') },
          })}
        />
      </Field>
      <Field label={t('users.email')} error={errors.email?.message ?? taken}>
        <Input
          type="email"
          {...form.register('email', {
            required: t('users.required'),
            pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: t('users.badEmail') },
          })}
        />
      </Field>
      <RoleField {...form.register('role')} />
      {form.watch('role') !== 'admin' && (
        <Controller
          control={form.control}
          name="sellerIds"
          render={({ field: { value, onChange } }) => <SellersField value={value} onChange={onChange} />}
        />
      )}
      {user !== undefined && (
        <Controller
          control={form.control}
          name="isActive"
          render={({ field: { value, onChange } }) => (
            <Switch label={t('users.active')} hint={t('users.activeHint')} checked={value} onChange={onChange} />
          )}
        />
      )}
      {problem !== undefined && (
        <Notice tone="danger" isNews>
          {problem}
        </Notice>
      )}
      <Button type="submit" variant="primary" className="self-end" isBusy={save.isPending}>
        {user === undefined ? t('users.add') : t('users.save')}
      </Button>
    </form>
  );
}
