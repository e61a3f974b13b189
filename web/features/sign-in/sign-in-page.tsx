import { getRouteApi } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { signIn } from '../../api/session.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useSession } from '../../parts/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { useSignInTexts } from './texts.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const t = useSignInTexts();
  const session = useSession();
  const { from } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email, password }) => {
    try {
      await signIn(email.trim(), password);
    } catch (error) {
      form.setError('root', { message: problemText(error) });
      form.setFocus('password', { shouldSelect: true });
      return;
    }
    await navigate({ to: from ?? '/', replace: true });
  });
  return (
    <Entrance title={t('title')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {session.status === 'signed-out' && session.because !== 'never' && errors.root === undefined && (
          <Notice tone="info">{t(session.because)}</Notice>
        )}
        {errors.root !== undefined && (
          <Notice tone="danger" isNews>
            {errors.root.message}
          </Notice>
        )}
        <Field label={t('email')} error={errors.email?.message}>
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            {...form.register('email', {
              required: t('required'),
              pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: t('badEmail') },
            })}
          />
        </Field>
        <Field label={t('password')} error={errors.password?.message}>
          <Input
            type="password"
            autoComplete="current-password"
            {...form.register('password', { required: t('required') })}
          />
        </Field>
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          {t('signIn')}
        </Button>
        <p className="text-sm text-ink-soft">{t('forgotten')}</p>
      </form>
    </Entrance>
  );
}
