import { Duration, Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Contract, FunctionName } from '../../shared/api/route.ts';
import type { Stage } from '../stage.ts';
import { apiStage } from './api-stage.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { OperatorAlarm } from './operator-alarm.ts';

export interface AdminApiProps {
  stage: Stage;
  /** Without routes and stage as yet. */
  httpApi: HttpApi;
  contract: Contract;
  functions: ReadonlyMap<FunctionName, LambdaFunction>;
}

/**
 * The door that people and their programs come in by: one route for each entry of the contract, and no other, but that
 * pages of other origins may ask what they are allowed to. The runbook has the heading "API: failing".
 */
export class AdminApi extends Construct {
  readonly url: string;
  private readonly api: HttpApi;
  private readonly integrations = new Map<LambdaFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { stage, httpApi, contract, functions }: AdminApiProps) {
    super(scope, id);
    this.api = httpApi;
    this.url = this.api.apiEndpoint;
    for (const { method, path, function: name } of Object.values(contract)) {
      this.route(HttpMethod[method], `/api${path}`, functions.get(name));
    }
    if (stage.corsOrigins.length > 0) this.route(HttpMethod.OPTIONS, '/api/{proxy+}', functions.get('system'));
    const served = apiStage(this, { stage, httpApi });
    new OperatorAlarm(this, 'FailingAlarm', {
      impact: 'Sellers and their operators cannot work: the API fails. Buyers are answered all the same.',
      runbook: 'API: failing',
      metric: served.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(1) }),
      threshold: 5,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private route(method: HttpMethod, path: string, handler: LambdaFunction | undefined): void {
    if (handler === undefined) throw new Error(`no function for ${method} ${path}`);
    const route = new HttpRoute(this, `${method}${path}`, {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(path, method),
      integration: this.integrationOf(handler),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        "The functions check each call against the contract, sellers' borders included; an authorizer could not know them.",
    });
  }

  private integrationOf(handler: LambdaFunction): HttpLambdaIntegration {
    const known = this.integrations.get(handler);
    if (known !== undefined) return known;
    // One permission for all routes of a function: one for each would outgrow the 20 kB of its resource policy.
    const made = new HttpLambdaIntegration(handler.node.id, handler, { scopePermissionToRoute: false });
    this.integrations.set(handler, made);
    return made;
  }
}
