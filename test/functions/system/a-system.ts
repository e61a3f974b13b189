import { vi } from 'vitest';
import type { SystemDeps } from '../../../functions/system/deps.ts';
import { systemRoutes } from '../../../shared/api/system-routes.ts';
import { pingTable } from '../../../shared/care/ping-table.ts';
import { Health } from '../../../shared/store/health.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { SystemStop } from '../../../shared/store/system.ts';
import type { TestTable } from '../../support/a-table.ts';
import { apiSurroundings, callerOf } from '../../support/an-api.ts';
import type { anSqs } from '../../support/an-sqs.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

type Sqs = Awaited<ReturnType<typeof anSqs>>;

/** The function `system` on the table and the queues of the test. Every answer it gives is held against its own document. */
export async function aSystem(table: TestTable, sqs: Sqs) {
  const urls = await queueUrls(sqs);
  const load = async () => {
    for (const [name, value] of Object.entries(environment(table, sqs, urls))) vi.stubEnv(name, value);
    const handler = await import('../../../functions/system/handler.ts');
    const deps = await import('../../../functions/system/deps.ts');
    return { ...handler, ...deps };
  };
  const loaded = await load();
  const documented = openApiAnswers(await loaded.createDeps().documentation.openApi());
  const world = await apiSurroundings(table);
  const deps: SystemDeps = {
    ...loaded.createDeps(),
    ...world.deps,
    ...loaded.queueDeps(sqs.client, urls, 0),
    systemStop: new SystemStop(table),
    sellers: new Sellers(table),
    health: new Health(table),
    pingTable: () => pingTable(table),
  };
  return {
    ...world,
    urls,
    deps,
    /** Calls with some capabilities replaced. */
    callerWith: (changes: Partial<SystemDeps>): ReturnType<typeof callerOf<typeof systemRoutes>> => {
      const call = callerOf(systemRoutes, loaded.createHandler({ ...deps, ...changes }));
      return async (name, request) => {
        const answer = await call(name, request);
        const wrong = documented.check(name, answer);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
        return answer;
      };
    },
  };
}

async function queueUrls(
  sqs: Sqs,
): Promise<Parameters<typeof import('../../../functions/system/deps.ts')['queueDeps']>[1]> {
  const fifo = { FifoQueue: 'true' };
  return {
    inbound: { queueUrl: sqs.inboundUrl, deadLettersUrl: await sqs.create('dead-inbound.fifo', fifo) },
    replies: { queueUrl: sqs.repliesUrl, deadLettersUrl: await sqs.create('dead-replies') },
    notices: { queueUrl: await sqs.create('notices'), deadLettersUrl: await sqs.create('dead-notices') },
    jobs: { queueUrl: await sqs.create('jobs'), deadLettersUrl: await sqs.create('dead-jobs') },
  };
}

function environment(table: TestTable, sqs: Sqs, urls: Awaited<ReturnType<typeof queueUrls>>): Record<string, string> {
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    POWERTOOLS_SERVICE_NAME: 'system',
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    TABLE_NAME: table.name,
    ACCESS_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:access-keys',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    CORS_ORIGINS: '[]',
    INBOUND_QUEUE_URL: urls.inbound.queueUrl,
    INBOUND_DEAD_LETTERS_URL: urls.inbound.deadLettersUrl,
    REPLIES_QUEUE_URL: urls.replies.queueUrl,
    REPLIES_DEAD_LETTERS_URL: urls.replies.deadLettersUrl,
    NOTICES_QUEUE_URL: urls.notices.queueUrl,
    NOTICES_DEAD_LETTERS_URL: urls.notices.deadLettersUrl,
    JOBS_QUEUE_URL: urls.jobs.queueUrl,
    JOBS_DEAD_LETTERS_URL: urls.jobs.deadLettersUrl,
  };
}
