import { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../shared/api/system-routes.ts';
import { countMessages } from '../../shared/care/count-messages.ts';
import { pingTable } from '../../shared/care/ping-table.ts';
import { redrive } from '../../shared/care/redrive.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment, url } from '../../shared/lambda/environment.ts';
import { Audit } from '../../shared/store/audit.ts';
import { Health } from '../../shared/store/health.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { SystemStop } from '../../shared/store/system.ts';
import { type Documentation, documentation } from './documentation.ts';
import type { StatusDeps } from './get-system-status.ts';
import type { RedriveDeps } from './redrive-dead-letters.ts';
import type { StopDeps } from './stop-sellers.ts';

export interface SystemDeps extends ApiDeps, StatusDeps, RedriveDeps, StopDeps {
  audit: Pick<Audit, 'add' | 'newest'>;
  systemStop: Pick<SystemStop, 'set' | 'state'>;
  documentation: Documentation;
  pingTable(): Promise<void>;
}

type QueueUrls = Record<QueueName, { queueUrl: string; deadLettersUrl: string }>;

export function createDeps(): SystemDeps {
  const environment = readEnvironment({
    INBOUND_QUEUE_URL: url,
    REPLIES_QUEUE_URL: url,
    NOTICES_QUEUE_URL: url,
    JOBS_QUEUE_URL: url,
    INBOUND_DEAD_LETTERS_URL: url,
    REPLIES_DEAD_LETTERS_URL: url,
    NOTICES_DEAD_LETTERS_URL: url,
    JOBS_DEAD_LETTERS_URL: url,
  });
  const { table, secrets: _secrets, ...api } = createApiDeps();
  return {
    ...api,
    ...queueDeps(new SQSClient(), {
      inbound: { queueUrl: environment.INBOUND_QUEUE_URL, deadLettersUrl: environment.INBOUND_DEAD_LETTERS_URL },
      replies: { queueUrl: environment.REPLIES_QUEUE_URL, deadLettersUrl: environment.REPLIES_DEAD_LETTERS_URL },
      notices: { queueUrl: environment.NOTICES_QUEUE_URL, deadLettersUrl: environment.NOTICES_DEAD_LETTERS_URL },
      jobs: { queueUrl: environment.JOBS_QUEUE_URL, deadLettersUrl: environment.JOBS_DEAD_LETTERS_URL },
    }),
    audit: new Audit(table),
    systemStop: new SystemStop(table),
    sellers: new Sellers(table),
    health: new Health(table),
    pingTable: () => pingTable(table),
    // Every other function's schemas: loaded when somebody asks for them, not at the start.
    documentation: documentation(async () => (await import('../../shared/api/contract.ts')).contract),
  };
}

export function queueDeps(sqs: SQSClient, urls: QueueUrls, lookSeconds = 1): Pick<SystemDeps, 'queues' | 'redrive'> {
  const names: QueueName[] = ['inbound', 'replies', 'notices', 'jobs'];
  return {
    queues: names.map((name) => ({
      name,
      countMessages: () => countMessages(sqs, urls[name].queueUrl),
      countDeadLetters: () => countMessages(sqs, urls[name].deadLettersUrl),
    })),
    redrive: (name, limit) => redrive(sqs, { ...urls[name], limit, lookSeconds }),
  };
}
