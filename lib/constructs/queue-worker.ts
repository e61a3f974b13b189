import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  type IQueue,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { LambdaFunction, type LambdaFunctionProps } from './lambda-function.ts';
import { OperatorAlarm } from './operator-alarm.ts';

export interface QueueWorkerProps {
  worker: LambdaFunctionProps;
  /** The variable in which the worker finds its own queue, to give a message back sooner than its visibility timeout. */
  queueUrlVariable: string;
  /** Messages of one group in order and one at a time, many groups at once. */
  ordered: boolean;
  batchSize: number;
  maxConcurrency: number;
  /** A message that waits longer rings. */
  alarmAfterSeconds: number;
  /** What sellers and buyers notice when messages were given up, or wait. */
  impact: { deadLetters: string; waiting: string };
}

/**
 * A queue and everything it needs to keep its promise: the worker that empties it, the dead letters it leaves, and an
 * alarm each for messages given up and messages that wait. The runbook has a heading for both, "<id>: dead letters" and
 * "<id>: waiting too long".
 */
export class QueueWorker extends Construct {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly worker: LambdaFunction;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const kind = props.ordered ? highThroughputFifo : {};
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...kept,
      ...kind,
      // Longer than the queue's own, for a message keeps its first date when it moves here.
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      ...kept,
      ...kind,
      retentionPeriod: Duration.days(4),
      // AWS's advice for event sources: time for the batch to be retried while the function is throttled.
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.worker = new LambdaFunction(this, 'Worker', props.worker);
    this.worker.addEnvironment(props.queueUrlVariable, this.queue.queueUrl);
    this.worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    this.ringOnDeadLetters(props);
    this.ringOnWaiting(props);
  }

  private ringOnDeadLetters({ impact }: QueueWorkerProps) {
    new OperatorAlarm(this, 'DeadLettersAlarm', {
      impact: impact.deadLetters,
      runbook: `${this.node.id}: dead letters`,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private ringOnWaiting({ impact, alarmAfterSeconds }: QueueWorkerProps) {
    new OperatorAlarm(this, 'WaitingAlarm', {
      impact: impact.waiting,
      runbook: `${this.node.id}: waiting too long`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
      threshold: alarmAfterSeconds,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

const kept: QueueProps = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  // A webhook of 256 KiB grows when it is wrapped and escaped.
  maxMessageSizeBytes: 1_048_576,
  removalPolicy: RemovalPolicy.DESTROY,
};

const highThroughputFifo: QueueProps = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
};
