import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { LambdaFunction, type LambdaFunctionProps } from './lambda-function.ts';
import { OperatorAlarm } from './operator-alarm.ts';

export interface ScheduledWorkerProps {
  worker: LambdaFunctionProps;
  every: Duration;
  /** What sellers and buyers notice when it has not succeeded for five turns. */
  impact: string;
}

/**
 * A function that runs by the clock, and an alarm when five turns in a row passed without a success, whether they failed
 * or never began. The runbook has the heading "<id>: not running".
 */
export class ScheduledWorker extends Construct {
  readonly worker: LambdaFunction;

  constructor(scope: Construct, id: string, { worker, every, impact }: ScheduledWorkerProps) {
    super(scope, id);
    this.worker = new LambdaFunction(this, 'Worker', worker);
    // The next turn is the retry; a repeated old one would only run beside it.
    this.worker.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(every),
      targets: [new LambdaTarget(this.worker, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    new OperatorAlarm(this, 'NotRunningAlarm', {
      impact,
      runbook: `${id}: not running`,
      metric: new MathExpression({
        label: 'Successful runs',
        expression: 'FILL(runs, 0) - FILL(failures, 0)',
        usingMetrics: { runs: this.worker.metricInvocations(), failures: this.worker.metricErrors() },
        period: every,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}
