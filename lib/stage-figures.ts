import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const stageNames = ['dev', 'prod', 'local'] as const;
export type StageName = (typeof stageNames)[number];

export interface StageFigures {
  /** Table and secrets outlive the stack, and neither stack nor table can be deleted by a slip of the hand. */
  keepsData: boolean;
  logRetention: RetentionDays;
  logLevel: 'DEBUG' | 'INFO';
  /** Two stages may share an account: one of them must not ring the other's alarms. */
  metricsNamespace: string;
  /**
   * Lambda gives processor by memory. A login is argon2id, which is nothing but processor and memory: with half of it people
   * would wait twice as long. A job reads a file of 50 MB as a stream, which is processor too.
   */
  memoryMegabytes: { webhook: number; worker: number; api: number; login: number; job: number };
  /**
   * How many messages of one queue are worked on at once. The consumers are capped here, instead of reserving concurrency
   * for the webhook, because a new account may not reserve any.
   */
  maxConcurrency: { inbound: number; replies: number; notices: number; jobs: number };
  throttling: { requestsPerSecond: number; burst: number };
  /**
   * Longer than the four retries of a single message take (162 s; of a notice, for which the seller's own server may be down,
   * 1,210 s): one that never succeeds rings as a dead letter.
   */
  alarmAfterSeconds: {
    inboundWaiting: number;
    repliesWaiting: number;
    noticesWaiting: number;
    jobsWaiting: number;
    buyerUnanswered: number;
  };
}

const dev: StageFigures = {
  keepsData: false,
  logRetention: RetentionDays.ONE_WEEK,
  logLevel: 'DEBUG',
  metricsNamespace: 'AvitoAssistant-dev',
  memoryMegabytes: { webhook: 512, worker: 512, api: 512, login: 1024, job: 1024 },
  maxConcurrency: { inbound: 5, replies: 10, notices: 2, jobs: 2 },
  throttling: { requestsPerSecond: 50, burst: 100 },
  alarmAfterSeconds: {
    inboundWaiting: 180,
    repliesWaiting: 300,
    noticesWaiting: 1_800,
    jobsWaiting: 1_800,
    buyerUnanswered: 900,
  },
};

export const stageFigures: Record<StageName, StageFigures> = {
  dev,
  prod: {
    keepsData: true,
    logRetention: RetentionDays.THREE_MONTHS,
    logLevel: 'INFO',
    metricsNamespace: 'AvitoAssistant',
    memoryMegabytes: { webhook: 1024, worker: 512, api: 1024, login: 1769, job: 1769 },
    maxConcurrency: { inbound: 50, replies: 200, notices: 10, jobs: 5 },
    throttling: { requestsPerSecond: 500, burst: 1_000 },
    alarmAfterSeconds: {
      inboundWaiting: 180,
      repliesWaiting: 300,
      noticesWaiting: 1_800,
      jobsWaiting: 1_800,
      buyerUnanswered: 300,
    },
  },
  local: {
    ...dev,
    logLevel: 'INFO',
    metricsNamespace: 'AvitoAssistant',
    // One machine stores no faster with more batches at once; they only take the processor from the webhook.
    maxConcurrency: { inbound: 2, replies: 50, notices: 2, jobs: 2 },
    throttling: { requestsPerSecond: 5_000, burst: 5_000 },
  },
};
