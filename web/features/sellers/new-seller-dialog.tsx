import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { api } from '../../api/client.ts';
import { refreshUser } from '../../api/session.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useSellersTexts } from './texts.ts';

/** A new shop needs a name; everything else comes in its first steps. */
export function NewSellerDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useSellersTexts();
  const navigate = useNavigate();
  const form = useForm({ defaultValues: { name: '' } });
  const create = useAction((name: string) => api.createSeller({ body: { name } }), {
    refreshes: [['listSellers']],
    onDone: async ({ sellerId }) => {
      onClose();
      form.reset();
      // Whose sellers are whose the session knows since the tokens were made.
      await refreshUser();
      await navigate({ to: '/sellers/$sellerId/start', params: { sellerId } });
    },
    failure: t('failed'),
  });
  return (
    <Dialog title={t('create')} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={form.handleSubmit(({ name }) => create.mutate(name))} noValidate className="flex flex-col gap-4">
        <Field label={t('name')} hint={t('nameHint')} error={form.formState.errors.name?.message}>
          <Input
            autoFocus
            {...form.register('name', {
              validate: (name) => name.trim() !== '' || t('required'),
              maxLength: { value: 100, message: t('tooLong') },
            })}
          />
        </Field>
        <Button type="submit" variant="primary" className="self-end" isBusy={create.isPending}>
          {t('create')}
        </Button>
      </form>
    </Dialog>
  );
}
