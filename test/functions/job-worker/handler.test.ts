import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Jobs } from '../../../shared/store/jobs.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aContext, anSqsEvent, anSqsRecord } from '../../support/lambda-events.ts';
import { aJob, NOW } from './a-job.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', table.name);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table.url);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('JOBS_QUEUE_URL', 'http://127.0.0.1:9/jobs');
  vi.stubEnv('UPLOADS_BUCKET', 'uploads');
  vi.stubEnv('AVITO_API_URL', 'http://127.0.0.1:9');
  vi.stubEnv('SELLER_SECRET_PREFIX', 'sellers/');
  return () => vi.unstubAllEnvs();
});

async function aHandler() {
  const { createHandler } = await import('../../../functions/job-worker/handler.ts');
  const { createDeps } = await import('../../../functions/job-worker/deps.ts');
  const retries: number[] = [];
  const notebook = aNotebook();
  const deps = {
    ...createDeps(),
    retryIn: async (_: unknown, seconds: number) => void retries.push(seconds),
    ...notebook,
  };
  const handler = createHandler(deps);
  return {
    retries,
    notebook,
    call: (body: string) => handler(anSqsEvent(anSqsRecord({ id: 'm-1', body })), aContext(300_000)),
  };
}

it('gives back what is no message of a job', async () => {
  const { call, retries } = await aHandler();
  expect(await call('{"sellerId":""}')).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
  expect(retries).toEqual([2]);
});

it('is done with a job that nobody knows', async () => {
  const { call, notebook } = await aHandler();
  expect(await call('{"sellerId":"seller-1","jobId":"none"}')).toEqual({ batchItemFailures: [] });
  expect(notebook.lines).toMatchObject([{ message: 'job worked on', fields: { outcome: 'over' } }]);
});

it.each(['listings-sync', 'listings-import', 'seller-deletion'] as const)(
  'finds its way to a %s, and ends it for a seller who is gone',
  async (kind) => {
    const jobs = new Jobs(table);
    const job = { ...aJob({ createdAt: NOW }), kind, input: kind === 'listings-import' ? { source: 'profile' } : {} };
    await jobs.create(job as Parameters<typeof jobs.create>[0]);
    const { call } = await aHandler();
    expect(await call(JSON.stringify({ sellerId: job.sellerId, jobId: job.jobId }))).toEqual({ batchItemFailures: [] });
    // Who is gone is deleted, which is what that job wanted.
    const isDeletion = kind === 'seller-deletion';
    expect(await jobs.get(job)).toMatchObject(
      isDeletion ? { state: 'done', done: 0 } : { state: 'failed', failure: { code: 'seller-unknown' } },
    );
  },
);
