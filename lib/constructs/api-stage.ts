import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/**
 * The one stage of an HTTP API, throttled, with an access log that names the route and never the path: paths hold webhook
 * secrets and the tokens of invitations.
 */
export function apiStage(scope: Construct, { stage, httpApi }: { stage: Stage; httpApi: HttpApi }): HttpStage {
  return new HttpStage(scope, 'Stage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: stage.throttling.requestsPerSecond, burstLimit: stage.throttling.burst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        new LogGroup(scope, 'AccessLog', {
          retention: stage.logRetention,
          removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        }),
      ),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });
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
