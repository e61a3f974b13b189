import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { OperatorAlarm } from './operator-alarm.ts';

export interface WebhookApiProps {
  stage: Stage;
  handler: IFunction;
}

/**
 * The one door from outside. The secret is a part of the path, so the access log names the route and never the path. The
 * runbook has the heading "Webhooks: refused".
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
    const apiStage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttling.requestsPerSecond, burstLimit: stage.throttling.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: stage.logRetention,
            removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    new OperatorAlarm(this, 'RefusedAlarm', {
      impact: 'Webhooks are refused, so buyers wait up to a minute longer, until reconcile brings their messages in.',
      runbook: 'Webhooks: refused',
      metric: apiStage.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(1) }),
      threshold: 5,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  sourceIp: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  responseMilliseconds: '$context.responseLatency',
  integrationMilliseconds: '$context.integrationLatency',
  responseBytes: '$context.responseLength',
  error: '$context.error.responseType',
  integrationError: '$context.integrationErrorMessage',
};
