import { getRouteApi, Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { acceptInvitation } from '../../api/session.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { useSignInTexts } from './texts.ts';

const route = getRouteApi('/invitations/$token');

/** Where an invited person chooses the first password, or a forgotten one anew. */
export function InvitationPage() {
  const t = useSignInTexts();
  const { token } = route.useParams();
  const navigate = route.useNavigate();
  const form = useForm({ defaultValues: { password: '', repeated: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await acceptInvitation(token, password);
    } catch (error) {
      form.setError('root', { message: problemText(error) });
      return;
    }
    await navigate({ to: '/', replace: true });
  });
  return (
    <Entrance title={t('invitationTitle')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-ink-soft">{t('invitationAbout')}</p>
        {errors.root !== undefined && (
          <Notice tone="danger" isNews>
            {errors.root.message}
          </Notice>
        )}
        <Field label={t('newPassword')} hint={t('passwordHint')} error={errors.password?.message}>
          <Input
            type="password"
            autoComplete="new-password"
            autoFocus
            {...form.register('password', {
              minLength: { value: 12, message: t('tooShort') },
              maxLength: { value: 256, message: t('tooLong') },
              required: t('required'),
            })}
          />
        </Field>
        <Field label={t('repeat')} error={errors.repeated?.message}>
          <Input
            type="password"
            autoComplete="new-password"
            {...form.register('repeated', { validate: (value, all) => value === all.password || t('differ') })}
          />
        </Field>
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          {t('accept')}
        </Button>
        <Link to="/sign-in" className="text-sm text-ink-soft underline underline-offset-2">
          {t('toSignIn')}
        </Link>
      </form>
    </Entrance>
  );
}
