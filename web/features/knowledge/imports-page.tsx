import { Inbox } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { api } from '../../api/client.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { problemText } from '../../parts/problem-texts.ts';
import { NoRights, QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { useImportTexts } from './import-texts.ts';
import { JobCard } from './job-card.tsx';
import { refusalWords } from './problem-words.ts';
import { SectionHead } from './section-head.tsx';
import { UploadSource } from './upload-source.tsx';
import { useJobs } from './use-jobs.ts';

/** Brings texts of listings in from a file, and shows what became of it. For owners. */
export function ImportsPage() {
  const t = useImportTexts();
  if (!useIsOwner()) return <NoRights />;
  return (
    <>
      <SectionHead about={t('about')} />
      <div className="mb-6 grid gap-4 md:grid-cols-3">
        <Card title={t('profile')} about={t('profileAbout')}>
          <ProfileSource />
        </Card>
        <Card title={t('url')} about={t('urlAbout')}>
          <UrlSource />
        </Card>
        <Card title={t('upload')} about={t('uploadAbout')}>
          <UploadSource />
        </Card>
      </div>
      <h2 className="mb-2 text-base font-semibold">{t('jobs')}</h2>
      <Jobs />
    </>
  );
}

function ProfileSource() {
  const t = useImportTexts();
  const sellerId = useSellerId();
  const start = useAction(() => api.importListings({ params: { sellerId }, body: { source: 'profile' } }), {
    refreshes: [['listJobs']],
    onDone: () => tellDone(t('started')),
    failure: t('failed'),
  });
  return (
    <Button isBusy={start.isPending} onClick={() => start.mutate()}>
      {t('fromProfile')}
    </Button>
  );
}

const LONGEST_ADDRESS = 2_000;

function UrlSource() {
  const t = useImportTexts();
  const sellerId = useSellerId();
  const form = useForm({ defaultValues: { url: '' } });
  const start = useAction((url: string) => api.importListings({ params: { sellerId }, body: { source: 'url', url } }), {
    refreshes: [['listJobs']],
  });
  const submit = form.handleSubmit(async ({ url }) => {
    try {
      await start.mutateAsync(url.trim());
      form.reset();
      tellDone(t('started'));
    } catch (error) {
      form.setError('url', { message: addressProblem(error) }, { shouldFocus: true });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label={t('address')} error={form.formState.errors.url?.message}>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          {...form.register('url', { validate: (url) => isAddress(url.trim()) || t('addressWrong') })}
        />
      </Field>
      <Button type="submit" className="self-start" isBusy={form.formState.isSubmitting}>
        {t('fetch')}
      </Button>
    </form>
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && text.length <= LONGEST_ADDRESS && URL.canParse(text);
}

/** The field is named by where it is told. */
function addressProblem(error: unknown): string {
  const words = refusalWords(error).replace(/^url: /, '');
  return words === '' ? problemText(error) : words.charAt(0).toUpperCase() + words.slice(1);
}

function Jobs() {
  const t = useImportTexts();
  const { query, jobs } = useJobs();
  return (
    <QueryState query={query}>
      {() =>
        jobs.length === 0 ? (
          <EmptyState icon={Inbox} title={t('noJobs')}>
            {t('noJobsAbout')}
          </EmptyState>
        ) : (
          <>
            <ul className="flex flex-col gap-3">
              {jobs.map((job) => (
                <JobCard key={job.jobId} job={job} />
              ))}
            </ul>
            <LoadMore query={query} />
            <p className="mt-4 text-sm text-ink-faint">{t('forgotten')}</p>
          </>
        )
      }
    </QueryState>
  );
}
