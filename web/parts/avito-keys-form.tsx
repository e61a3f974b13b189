import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form';
import { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { api } from '../api/client.ts';
import type { Answer } from '../api/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, Input } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useUiTexts } from '../ui/texts.ts';
import { tellDone } from '../ui/toasts.tsx';
import { useConnectionTexts } from './connection-texts.ts';
import { fieldProblems } from './field-problem.ts';
import { fieldProblemText, useFieldProblemTexts } from './field-problem-texts.ts';
import { isProblem, problemText } from './problem-texts.ts';
import type { Seller } from './seller.ts';
import { useAction } from './use-action.ts';

type Keys = { clientId: string; clientSecret: string };

const EMPTY: Keys = { clientId: '', clientSecret: '' };

/** The keys of an Avito account. They are tried as they are entered, and kept only if they are good. */
export function AvitoKeysForm({ seller, submitLabel }: { seller: Seller; submitLabel?: string }) {
  const t = useConnectionTexts();
  const problemWords = useFieldProblemTexts();
  const [doubted, setDoubted] = useState<Keys>();
  const form = useForm<Keys>({
    defaultValues: EMPTY,
    mode: 'onTouched',
    resolver: checkedKeys(problemWords),
  });
  const { errors, isSubmitting } = form.formState;
  const connect = useAction(
    (body: Keys & { replaceAccount: boolean }) => api.connectAvito({ params: { sellerId: seller.sellerId }, body }),
    { refreshes: [['getSeller'], ['listSellers'], ['getWebhook']], onDone: (connected) => tellConnected(connected, t) },
  );
  const submit = form.handleSubmit(async (keys) => {
    try {
      await connect.mutateAsync({ ...keys, replaceAccount: false });
      // Not even this page keeps the secret.
      form.reset(EMPTY);
    } catch (error) {
      if (isProblem(error, 'account-differs')) return setDoubted(keys);
      if (isProblem(error, 'credentials-rejected')) {
        form.setError('clientId', { message: t('keys.rejected') }, { shouldFocus: true });
        form.setError('clientSecret', { message: t('keys.rejected') });
        return;
      }
      form.setError('root', { message: connectProblem(error, t) });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={t('keys.clientId')} error={errors.clientId?.message}>
        <Input autoComplete="off" spellCheck={false} autoCapitalize="none" {...form.register('clientId')} />
      </Field>
      <Field label={t('keys.clientSecret')} hint={t('keys.secretHint')} error={errors.clientSecret?.message}>
        <Input type="password" autoComplete="off" {...form.register('clientSecret')} />
      </Field>
      {errors.root !== undefined && (
        <Notice tone="danger" isNews>
          {errors.root.message}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          {submitLabel ?? t('keys.connect')}
        </Button>
        <p className="min-w-0 flex-1 basis-60 text-sm text-ink-soft">{t('keys.checking')}</p>
      </div>
      <OtherAccount
        seller={seller}
        isOpen={doubted !== undefined}
        onClose={() => setDoubted(undefined)}
        onReplace={async () => {
          if (doubted === undefined) return;
          await connect.mutateAsync({ ...doubted, replaceAccount: true });
          setDoubted(undefined);
          form.reset(EMPTY);
        }}
      />
    </form>
  );
}

/** What the contract says of keys, in words. */
function checkedKeys(words: ReturnType<typeof useFieldProblemTexts>): Resolver<Keys> {
  return (keys) => {
    const problems = fieldProblems(sellersRoutes.connectAvito.body, keys);
    const errors: FieldErrors<Keys> = {};
    for (const name of ['clientId', 'clientSecret'] as const) {
      const problem = problems.get(name);
      if (problem !== undefined) errors[name] = { type: problem.kind, message: fieldProblemText(problem, words) };
    }
    return Object.keys(errors).length === 0 ? { values: keys, errors: {} } : { values: {}, errors };
  };
}

function tellConnected({ avito }: Answer<'connectAvito'>, t: ReturnType<typeof useConnectionTexts>): void {
  if (avito.status !== 'connected') return;
  tellDone(avito.accountName === undefined ? t('keys.connected') : t('keys.connectedAs', { name: avito.accountName }));
}

function connectProblem(error: unknown, t: ReturnType<typeof useConnectionTexts>): string {
  if (isProblem(error, 'credentials-without-rights')) return t('keys.withoutRights');
  if (isProblem(error, 'account-taken')) return t('keys.taken');
  return problemText(error);
}

interface OtherAccountProps {
  seller: Seller;
  isOpen: boolean;
  onClose(): void;
  onReplace(): Promise<void>;
}

/** Nearly always the wrong pair of keys: to mix two accounts must be said out loud. */
function OtherAccount({ seller, isOpen, onClose, onReplace }: OtherAccountProps) {
  const t = useConnectionTexts();
  const ui = useUiTexts();
  const [problem, setProblem] = useState<string>();
  const replace = useAction(onReplace, {});
  const { accountName } = seller.avito;
  const close = () => {
    setProblem(undefined);
    onClose();
  };
  return (
    <Dialog title={t('other.title')} isOpen={isOpen} onClose={close}>
      <div className="flex flex-col gap-3 text-sm text-ink-soft">
        <p>{accountName === undefined ? t('other.aboutNameless') : t('other.about', { name: accountName })}</p>
        <p>{t('other.consequence')}</p>
        {problem !== undefined && (
          <Notice tone="danger" isNews>
            {problem}
          </Notice>
        )}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={close}>{ui('cancel')}</Button>
        <Button
          variant="danger"
          isBusy={replace.isPending}
          onClick={() => replace.mutate(undefined, { onError: (error) => setProblem(connectProblem(error, t)) })}
        >
          {t('other.replace')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Where Avito shows the keys. */
export function KeysGuide() {
  const t = useConnectionTexts();
  return (
    <div className="rounded-lg bg-sunken p-4 text-sm">
      <h3 className="font-medium">{t('keys.whereTitle')}</h3>
      <ol className="mt-2 flex list-decimal flex-col gap-1 pl-5 text-ink-soft">
        <li>{t('keys.where1')}</li>
        <li>{t('keys.where2')}</li>
        <li>{t('keys.where3')}</li>
      </ol>
      <a
        href="https://www.avito.ru/professionals/api"
        target="_blank"
        rel="noopener noreferrer"
        className="mt-2 inline-flex min-h-10 items-center gap-1.5 font-medium text-accent hover:underline md:min-h-0"
      >
        {t('keys.open')}
        <ExternalLink className="size-4" aria-hidden />
      </a>
    </div>
  );
}

/** The keys are good and open no messages: what has to be bought, and that nothing has to be done here then. */
export function TariffNotice() {
  const t = useConnectionTexts();
  return (
    <Notice tone="warning" title={t('tariff.title')}>
      <p className="mt-1">{t('tariff.about')}</p>
      <p className="mt-1">{t('tariff.afterwards')}</p>
    </Notice>
  );
}
