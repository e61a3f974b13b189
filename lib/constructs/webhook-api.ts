import { Duration, Validations } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { apiStage } from './api-stage.ts';
import { OperatorAlarm } from './operator-alarm.ts';

export interface WebhookApiProps {
  stage: Stage;
  handler: IFunction;
}

/**
 * The door that Avito comes in by. The runbook has the heading "Webhooks: refused".
 */
export class WebhookApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, handler }: WebhookApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { apiName: `Avito assistant, ${stage.name}`, createDefaultStage: false });
    const routes = api.addRoutes({
      path: '/webhooks/avito/{sellerId}/{secret}',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Handler', handler),
    });
    for (const route of routes) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'Avito can send neither a token nor a signature: the secret in the path is the proof, checked by the function.',
      });
    }
    this.url = api.apiEndpoint;
    const served = apiStage(this, { stage, httpApi: api });
    new OperatorAlarm(this, 'RefusedAlarm', {
      impact: 'Webhooks are refused, so buyers wait up to a minute longer, until reconcile brings their messages in.',
      runbook: 'Webhooks: refused',
      metric: served.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(1) }),
      threshold: 5,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
