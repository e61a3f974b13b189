import { Alarm, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface OperatorAlarmProps extends Omit<AlarmProps, 'alarmDescription' | 'alarmName'> {
  /** What sellers and buyers notice, in plain words. */
  impact: string;
  /** A heading of docs/runbook.md. */
  runbook: string;
}

/** An alarm that tells whoever is woken by it what is at stake and where to read on. */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, { impact, runbook, ...props }: OperatorAlarmProps) {
    super(scope, id, { ...props, alarmDescription: `${impact} What to do: docs/runbook.md, "${runbook}".` });
  }
}
