import type { FunctionName } from '../shared/api/route.ts';
import type { LambdaFunction } from './constructs/lambda-function.ts';
import type { QueueWorker } from './constructs/queue-worker.ts';
import { geminiVariables } from './gemini-variables.ts';
import { importVariables } from './import-variables.ts';
import type { MessagingStack } from './stacks/messaging-stack.ts';
import type { StorageStack } from './stacks/storage-stack.ts';
import type { Stage } from './stage.ts';

export interface ApiSurroundings {
  stage: Stage;
  storage: StorageStack;
  messaging: MessagingStack;
  jobs: QueueWorker;
}

/** What a function of the API needs beside what all of them share. */
export interface ApiFunction {
  environment: Record<string, string>;
  grant(grantee: LambdaFunction): void;
  memoryMegabytes?: number;
  beginsTraces?: boolean;
}

/** Which function of the API may touch what, and is told where it is. */
export function apiFunctions(surroundings: ApiSurroundings): Record<FunctionName, ApiFunction> {
  const { stage, storage } = surroundings;
  return {
    auth: {
      environment: { SIGNING_KEYS_SECRET_ARN: storage.signingKeys.secretArn },
      grant: (auth) => storage.signingKeys.grantRead(auth),
      memoryMegabytes: stage.memoryMegabytes.login,
    },
    users: { environment: {}, grant: () => {} },
    sellers: sellersFunction(surroundings),
    chats: {
      environment: { AVITO_API_URL: stage.avitoApiUrl, SELLER_SECRET_PREFIX: storage.sellerSecrets.prefix },
      grant: (chats) => storage.sellerSecrets.grantReadAndRenew(chats),
    },
    knowledge: knowledgeFunction(surroundings),
    playground: {
      environment: { GEMINI_KEY_SECRET_ARN: storage.geminiKey.secretArn, ...geminiVariables(stage) },
      grant: (playground) => storage.geminiKey.grantRead(playground),
      beginsTraces: true,
    },
    insights: { environment: {}, grant: () => {} },
    system: systemFunction(surroundings),
  };
}

function sellersFunction({ stage, storage, messaging, jobs }: ApiSurroundings): ApiFunction {
  return {
    environment: {
      AVITO_API_URL: stage.avitoApiUrl,
      SELLER_SECRET_PREFIX: storage.sellerSecrets.prefix,
      WEBHOOK_KEY_SECRET_ARN: storage.webhookKey.secretArn,
      PUBLIC_URL: messaging.publicUrl,
      JOBS_QUEUE_URL: jobs.queue.queueUrl,
      NOTICES_QUEUE_URL: messaging.notices.queue.queueUrl,
    },
    grant: (sellers) => {
      storage.sellerSecrets.grantManage(sellers);
      storage.webhookKey.grantRead(sellers);
      jobs.queue.grantSendMessages(sellers);
      messaging.notices.queue.grantSendMessages(sellers);
    },
    beginsTraces: true,
  };
}

function knowledgeFunction({ stage, storage, jobs }: ApiSurroundings): ApiFunction {
  return {
    environment: {
      JOBS_QUEUE_URL: jobs.queue.queueUrl,
      UPLOADS_BUCKET: storage.uploads.name,
      ...importVariables(stage),
    },
    grant: (knowledge) => {
      jobs.queue.grantSendMessages(knowledge);
      storage.uploads.grantPut(knowledge);
    },
  };
}

/** It looks at every queue, and takes dead letters back to theirs. */
function systemFunction({ messaging: { inbound, replies, notices }, jobs }: ApiSurroundings): ApiFunction {
  return {
    environment: {
      INBOUND_QUEUE_URL: inbound.queue.queueUrl,
      REPLIES_QUEUE_URL: replies.queue.queueUrl,
      NOTICES_QUEUE_URL: notices.queue.queueUrl,
      JOBS_QUEUE_URL: jobs.queue.queueUrl,
      INBOUND_DEAD_LETTERS_URL: inbound.deadLetters.queueUrl,
      REPLIES_DEAD_LETTERS_URL: replies.deadLetters.queueUrl,
      NOTICES_DEAD_LETTERS_URL: notices.deadLetters.queueUrl,
      JOBS_DEAD_LETTERS_URL: jobs.deadLetters.queueUrl,
    },
    grant: (system) => {
      for (const { queue, deadLetters } of [inbound, replies, notices, jobs]) {
        queue.grant(system, 'sqs:GetQueueAttributes', 'sqs:SendMessage');
        deadLetters.grant(system, 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage');
      }
    },
  };
}
