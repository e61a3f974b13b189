import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmMail } from '../constructs/alarm-mail.ts';
import { LambdaFunction } from '../constructs/lambda-function.ts';
import { OperatorAlarm } from '../constructs/operator-alarm.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledWorker } from '../constructs/scheduled-worker.ts';
import { WebhookApi } from '../constructs/webhook-api.ts';
import { geminiVariables } from '../gemini-variables.ts';
import { putOut } from '../outputs.ts';
import type { Stage } from '../stage.ts';
import type { DashboardStack } from './dashboard-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface MessagingStackProps extends StackProps {
  stage: Stage;
  storage: StorageStack;
  dashboard: DashboardStack;
}

/**
 * The way of a message: webhook, inbound queue, intake, replies queue, reply worker; and beside it reconcile, and the notices to
 * sellers of what needs them.
 */
export class MessagingStack extends Stack {
  readonly inbound: QueueWorker;
  readonly replies: QueueWorker;
  readonly notices: QueueWorker;
  /** What webhooks are registered with. */
  readonly publicUrl: string;
  /** Absent when nobody is to be mailed. */
  readonly alarmMail: AlarmMail | undefined;

  constructor(scope: Construct, id: string, { stage, storage, dashboard, ...props }: MessagingStackProps) {
    super(scope, id, props);
    this.notices = this.noticesOf(stage, storage, dashboard);
    this.replies = this.repliesOf(stage, storage, this.notices);
    this.inbound = this.inboundOf(stage, storage, this.replies);
    const webhooks = this.webhooksOf(stage, storage, this.inbound);
    this.publicUrl = stage.publicUrl ?? webhooks.url;
    this.reconcileOf(stage, storage);
    this.alarmMail = stage.alarmEmail ? new AlarmMail(this, 'AlarmMail', { email: stage.alarmEmail }) : undefined;
    this.alarmMail?.mailAlarmsOf(this);
    putOut(this, {
      INBOUND_QUEUE_URL: this.inbound.queue.queueUrl,
      INBOUND_DEAD_LETTERS_URL: this.inbound.deadLetters.queueUrl,
      REPLIES_QUEUE_URL: this.replies.queue.queueUrl,
      REPLIES_DEAD_LETTERS_URL: this.replies.deadLetters.queueUrl,
      NOTICES_QUEUE_URL: this.notices.queue.queueUrl,
      NOTICES_DEAD_LETTERS_URL: this.notices.deadLetters.queueUrl,
      AVITO_API_URL: stage.avitoApiUrl,
      TELEGRAM_API_URL: stage.telegramApiUrl,
      ...geminiVariables(stage),
      PUBLIC_URL: this.publicUrl,
    });
  }

  private noticesOf(stage: Stage, storage: StorageStack, dashboard: DashboardStack): QueueWorker {
    const notices = new QueueWorker(this, 'Notices', {
      worker: {
        stage,
        name: 'notifier',
        beginsTraces: true,
        timeout: Duration.seconds(30),
        memoryMegabytes: stage.memoryMegabytes.worker,
        environment: {
          TABLE_NAME: storage.table.name,
          WEBHOOK_KEY_SECRET_ARN: storage.webhookKey.secretArn,
          TELEGRAM_TOKEN_SECRET_ARN: storage.telegramToken.secretArn,
          TELEGRAM_API_URL: stage.telegramApiUrl,
          DASHBOARD_URL: dashboard.url,
        },
      },
      queueUrlVariable: 'NOTICES_QUEUE_URL',
      ordered: false,
      batchSize: 5,
      maxConcurrency: stage.maxConcurrency.notices,
      alarmAfterSeconds: stage.alarmAfterSeconds.noticesWaiting,
      impact: {
        deadLetters:
          'Sellers were not told that a buyer needs them: notices failed five times through a fault of ours.',
        waiting: 'Sellers are told late that a buyer needs them: notices pile up.',
      },
    });
    storage.table.grantReadWrite(notices.worker);
    storage.webhookKey.grantRead(notices.worker);
    storage.telegramToken.grantRead(notices.worker);
    return notices;
  }

  private repliesOf(stage: Stage, storage: StorageStack, notices: QueueWorker): QueueWorker {
    const replies = new QueueWorker(this, 'Replies', {
      worker: {
        stage,
        name: 'reply-worker',
        beginsTraces: true,
        timeout: Duration.seconds(60),
        memoryMegabytes: stage.memoryMegabytes.worker,
        environment: {
          TABLE_NAME: storage.table.name,
          AVITO_API_URL: stage.avitoApiUrl,
          SELLER_SECRET_PREFIX: storage.sellerSecrets.prefix,
          GEMINI_KEY_SECRET_ARN: storage.geminiKey.secretArn,
          ...geminiVariables(stage),
          NOTICES_QUEUE_URL: notices.queue.queueUrl,
        },
        putsWorkOff: true,
      },
      queueUrlVariable: 'REPLIES_QUEUE_URL',
      ordered: false,
      batchSize: 1,
      maxConcurrency: stage.maxConcurrency.replies,
      alarmAfterSeconds: stage.alarmAfterSeconds.repliesWaiting,
      impact: {
        deadLetters:
          'Buyers got no answer: their turns failed five times. The bot tries on for half an hour, then a person is asked.',
        waiting: 'Buyers wait for minutes instead of seconds: replies pile up.',
      },
    });
    replies.queue.grantSendMessages(replies.worker);
    notices.queue.grantSendMessages(replies.worker);
    storage.table.grantReadWrite(replies.worker);
    storage.geminiKey.grantRead(replies.worker);
    storage.sellerSecrets.grantReadAndRenew(replies.worker);
    return replies;
  }

  private inboundOf(stage: Stage, storage: StorageStack, replies: QueueWorker): QueueWorker {
    const inbound = new QueueWorker(this, 'Inbound', {
      worker: {
        stage,
        name: 'message-intake',
        timeout: Duration.seconds(20),
        memoryMegabytes: stage.memoryMegabytes.worker,
        environment: { TABLE_NAME: storage.table.name, REPLIES_QUEUE_URL: replies.queue.queueUrl },
      },
      queueUrlVariable: 'INBOUND_QUEUE_URL',
      ordered: true,
      batchSize: 10,
      maxConcurrency: stage.maxConcurrency.inbound,
      alarmAfterSeconds: stage.alarmAfterSeconds.inboundWaiting,
      impact: {
        deadLetters:
          "Buyers' messages were received but not stored: sellers do not see them and the bot does not answer.",
        waiting: "Buyers' messages arrive late: sellers do not see them yet and the bot does not answer yet.",
      },
    });
    replies.queue.grantSendMessages(inbound.worker);
    storage.table.grantReadWrite(inbound.worker);
    return inbound;
  }

  private webhooksOf(stage: Stage, storage: StorageStack, inbound: QueueWorker): WebhookApi {
    const webhook = new LambdaFunction(this, 'AvitoWebhook', {
      stage,
      name: 'avito-webhook',
      timeout: Duration.seconds(5),
      memoryMegabytes: stage.memoryMegabytes.webhook,
      environment: { INBOUND_QUEUE_URL: inbound.queue.queueUrl, WEBHOOK_KEY_SECRET_ARN: storage.webhookKey.secretArn },
    });
    inbound.queue.grantSendMessages(webhook);
    storage.webhookKey.grantRead(webhook);
    return new WebhookApi(this, 'Webhooks', { stage, handler: webhook });
  }

  private reconcileOf(stage: Stage, storage: StorageStack) {
    const { inbound, replies, notices, publicUrl } = this;
    const { worker } = new ScheduledWorker(this, 'Reconcile', {
      worker: {
        stage,
        name: 'reconcile',
        beginsTraces: true,
        timeout: Duration.seconds(55),
        memoryMegabytes: stage.memoryMegabytes.worker,
        environment: {
          TABLE_NAME: storage.table.name,
          INBOUND_QUEUE_URL: inbound.queue.queueUrl,
          REPLIES_QUEUE_URL: replies.queue.queueUrl,
          NOTICES_QUEUE_URL: notices.queue.queueUrl,
          AVITO_API_URL: stage.avitoApiUrl,
          SELLER_SECRET_PREFIX: storage.sellerSecrets.prefix,
          WEBHOOK_KEY_SECRET_ARN: storage.webhookKey.secretArn,
          PUBLIC_URL: publicUrl,
        },
      },
      every: Duration.minutes(1),
      impact:
        'A message whose webhook got lost stays unseen and unanswered, and nobody notices when webhooks go silent.',
    });
    inbound.queue.grantSendMessages(worker);
    replies.queue.grantSendMessages(worker);
    notices.queue.grantSendMessages(worker);
    storage.table.grantReadWrite(worker);
    storage.webhookKey.grantRead(worker);
    storage.sellerSecrets.grantReadAndRenew(worker);
    this.ringOnUnanswered(stage);
  }

  private ringOnUnanswered(stage: Stage) {
    new OperatorAlarm(this, 'UnansweredAlarm', {
      impact: 'A buyer whom the bot should have answered is still waiting.',
      runbook: 'Buyers: unanswered',
      metric: new Metric({
        namespace: stage.metricsNamespace,
        metricName: 'OldestUnansweredSeconds',
        dimensionsMap: { service: 'reconcile' },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      threshold: stage.alarmAfterSeconds.buyerUnanswered,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      // Silence of the metric is what "Reconcile: not running" rings for.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
