import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Contract, FunctionName } from '../../shared/api/route.ts';
import { type ApiFunction, apiFunctions } from '../api-functions.ts';
import { AdminApi } from '../constructs/admin-api.ts';
import { LambdaFunction } from '../constructs/lambda-function.ts';
import { OperatorAlarm } from '../constructs/operator-alarm.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { importVariables } from '../import-variables.ts';
import { putOut } from '../outputs.ts';
import type { Stage } from '../stage.ts';
import type { DashboardStack } from './dashboard-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface AdminApiStackProps extends StackProps {
  stage: Stage;
  contract: Contract;
  storage: StorageStack;
  dashboard: DashboardStack;
  messaging: MessagingStack;
}

/** What people run the product with: the contract's routes, the functions behind them, and the jobs they leave to a worker. */
export class AdminApiStack extends Stack {
  constructor(scope: Construct, id: string, given: AdminApiStackProps) {
    const { stage, contract, storage, dashboard, messaging, ...props } = given;
    super(scope, id, props);
    const jobs = this.jobsOf(stage, storage);
    const parts = apiFunctions({ stage, storage, messaging, jobs });
    const names = new Set(Object.values(contract).map((route) => route.function));
    const functions = new Map([...names].map((name) => [name, this.functionOf(name, parts[name], stage, storage)]));
    const api = new AdminApi(this, 'Api', { stage, httpApi: dashboard.api, contract, functions });
    this.ringOnLostAuditEntries(stage, functions);
    messaging.alarmMail?.mailAlarmsOf(this);
    putOut(this, {
      API_URL: api.url,
      CORS_ORIGINS: JSON.stringify(stage.corsOrigins),
      JOBS_QUEUE_URL: jobs.queue.queueUrl,
      JOBS_DEAD_LETTERS_URL: jobs.deadLetters.queueUrl,
    });
  }

  private functionOf(name: FunctionName, part: ApiFunction, stage: Stage, storage: StorageStack): LambdaFunction {
    const made = new LambdaFunction(this, pascalCase(name), {
      stage,
      name,
      // API Gateway gives up after 29 or 30 seconds: by then the function has said why it failed.
      timeout: Duration.seconds(28),
      memoryMegabytes: part.memoryMegabytes ?? stage.memoryMegabytes.api,
      beginsTraces: part.beginsTraces ?? false,
      environment: {
        TABLE_NAME: storage.table.name,
        ACCESS_KEYS_SECRET_ARN: storage.accessKeys.secretArn,
        ORIGIN_KEY_SECRET_ARN: storage.originKey.secretArn,
        CORS_ORIGINS: JSON.stringify(stage.corsOrigins),
        ...part.environment,
      },
    });
    storage.table.grantReadWrite(made);
    storage.accessKeys.grantRead(made);
    storage.originKey.grantRead(made);
    part.grant(made);
    return made;
  }

  private jobsOf(stage: Stage, storage: StorageStack): QueueWorker {
    const jobs = new QueueWorker(this, 'Jobs', {
      worker: {
        stage,
        name: 'job-worker',
        beginsTraces: true,
        timeout: Duration.seconds(300),
        memoryMegabytes: stage.memoryMegabytes.job,
        environment: {
          TABLE_NAME: storage.table.name,
          UPLOADS_BUCKET: storage.uploads.name,
          AVITO_API_URL: stage.avitoApiUrl,
          SELLER_SECRET_PREFIX: storage.sellerSecrets.prefix,
          ...importVariables(stage),
          // By themselves V8's young objects would be given 96 MB and the old ones what there is, before any are looked through.
          NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=128',
        },
        // A long job goes on in a message of its own.
        putsWorkOff: true,
      },
      queueUrlVariable: 'JOBS_QUEUE_URL',
      ordered: false,
      batchSize: 1,
      maxConcurrency: stage.maxConcurrency.jobs,
      alarmAfterSeconds: stage.alarmAfterSeconds.jobsWaiting,
      impact: {
        deadLetters: 'What a seller asked for was given up: an import, a look at his listings, or his deletion.',
        waiting: 'Sellers wait for their imports: jobs pile up.',
      },
    });
    jobs.queue.grantSendMessages(jobs.worker);
    storage.table.grantReadWrite(jobs.worker);
    storage.uploads.grantReadWrite(jobs.worker);
    storage.sellerSecrets.grantReadAndRenew(jobs.worker);
    return jobs;
  }

  private ringOnLostAuditEntries(stage: Stage, functions: ReadonlyMap<FunctionName, LambdaFunction>): void {
    // The functions count by service; an alarm watches one metric, and each more of it would be paid for.
    const metricName = 'AuditEntriesLostAnywhere';
    const [filter] = [...functions.values()].map(
      (each) =>
        new MetricFilter(this, `${each.node.id}AuditEntriesLost`, {
          logGroup: each.logGroup,
          filterPattern: FilterPattern.numberValue('$.AuditEntriesLost', '>', 0),
          metricNamespace: stage.metricsNamespace,
          metricName,
          metricValue: '$.AuditEntriesLost',
        }),
    );
    if (filter === undefined) return;
    new OperatorAlarm(this, 'AuditEntriesLostAlarm', {
      impact: 'Changes by sellers and their operators were made, and the audit does not show them.',
      runbook: 'API: audit entries lost',
      metric: filter.metric({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
