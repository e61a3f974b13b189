import { useForm } from 'react-hook-form';
import { api } from '../../api/client.ts';
import { begin } from '../../api/session.ts';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { useAccountTexts } from './texts.ts';

const empty = { current: '', next: '', repeated: '' };

export function PasswordCard() {
  const t = useAccountTexts();
  const form = useForm({ defaultValues: empty });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ current, next }) => {
    try {
      begin(await api.changePassword({ body: { currentPassword: current, newPassword: next } }));
    } catch (error) {
      if (isProblem(error, 'current-password-wrong'))
        form.setError('current', { message: t('wrong') }, { shouldFocus: true });
      else form.setError('root', { message: problemText(error) });
      return;
    }
    form.reset(empty);
    tellDone(t('changed'));
  });
  return (
    <Card title={t('password')} about={t('passwordAbout')}>
      <form onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-4">
        {errors.root !== undefined && (
          <Notice tone="danger" isNews>
            {errors.root.message}
          </Notice>
        )}
        <Field label={t('current')} error={errors.current?.message}>
          <Input
            type="password"
            autoComplete="current-password"
            {...form.register('current', { required: t('required') })}
          />
        </Field>
        <Field label={t('next')} hint={t('hint')} error={errors.next?.message}>
          <Input
            type="password"
            autoComplete="new-password"
            {...form.register('next', {
              required: t('required'),
              minLength: { value: 12, message: t('tooShort') },
              maxLength: { value: 256, message: t('tooLong') },
            })}
          />
        </Field>
        <Field label={t('repeat')} error={errors.repeated?.message}>
          <Input
            type="password"
            autoComplete="new-password"
            {...form.register('repeated', { validate: (value, all) => value === all.next || t('differ') })}
          />
        </Field>
        <Button type="submit" isBusy={isSubmitting} className="self-start">
          {t('change')}
        </Button>
      </form>
    </Card>
  );
}
