import type { Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Mails the alarms of the stacks it is told of, and their ends. */
export class AlarmMail extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { email }: { email: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(email));
    // A topic with a policy of its own loses the default one, which had let alarms in.
    this.topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
  }

  /** To be called after the stack's last alarm. */
  mailAlarmsOf(stack: Stack): void {
    const alarms = stack.node.findAll().filter((construct) => construct instanceof Alarm);
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(this.topic));
      alarm.addOkAction(new SnsAction(this.topic));
    }
  }
}
