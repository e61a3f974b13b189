import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import type { TemplateReader } from './template-reader.ts';

export interface RouteDescription {
  /** `POST /webhooks/avito/{sellerId}/{secret}` or `$default`. */
  key: string;
  functionArn: string;
  timeoutMs: number;
}

export interface Throttling {
  requestsPerSecond: number;
  burst: number;
}

export interface HttpApiDescription {
  id: string;
  routes: RouteDescription[];
  throttling: Throttling | undefined;
  /** Route key → its own limits. */
  routeThrottling: ReadonlyMap<string, Throttling>;
  accessLogFormat: string | undefined;
}

const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY', { error: 'only Lambda integrations run here' }),
  PayloadFormatVersion: z.literal('2.0', { error: 'only payload format 2.0 runs here' }),
  IntegrationUri: z.string(),
  TimeoutInMillis: z.coerce.number().default(30_000),
});
const route = z.object({ ApiId: z.string(), RouteKey: z.string(), Target: z.string() });
const limits = z
  .object({ ThrottlingRateLimit: z.coerce.number(), ThrottlingBurstLimit: z.coerce.number() })
  .partial()
  .transform(({ ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst }): Throttling | undefined =>
    requestsPerSecond === undefined ? undefined : { requestsPerSecond, burst: burst ?? requestsPerSecond },
  );
const stage = z.object({
  ApiId: z.string(),
  DefaultRouteSettings: limits.optional(),
  RouteSettings: z.record(z.string(), limits).default({}),
  AccessLogSettings: z.object({ Format: z.string() }).partial().default({}),
});

/** Every HTTP API of the template with what is its own: routes, limits, access log. */
export function readHttpApis(reader: TemplateReader): HttpApiDescription[] {
  const functionOf = readIntegrations(reader);
  const routes = reader.resources('AWS::ApiGatewayV2::Route', route);
  const stages = reader.resources('AWS::ApiGatewayV2::Stage', stage);
  return reader.resources('AWS::ApiGatewayV2::Api', z.object({})).map(({ physical: { ref: id } }) => {
    const settings = stages.find(({ properties }) => properties.ApiId === id)?.properties;
    return {
      id,
      routes: routes
        .filter(({ properties }) => properties.ApiId === id)
        .map(({ logicalId, properties: own }) => ({ key: own.RouteKey, ...functionOf(own.Target, logicalId) })),
      throttling: settings?.DefaultRouteSettings,
      routeThrottling: new Map(
        Object.entries(settings?.RouteSettings ?? {}).flatMap(([key, own]): [string, Throttling][] =>
          own === undefined ? [] : [[key, own]],
        ),
      ),
      accessLogFormat: settings?.AccessLogSettings.Format,
    };
  });
}

function readIntegrations(reader: TemplateReader) {
  const integrations = new Map(
    reader
      .resources('AWS::ApiGatewayV2::Integration', integration)
      .map((found) => [`integrations/${found.physical.ref}`, found.properties]),
  );
  return (target: string, routeId: string): Omit<RouteDescription, 'key'> => {
    const found = integrations.get(target);
    if (found === undefined)
      throw new StartProblem(`The route ${routeId} leads to ${target}, which is not in the template`);
    return { functionArn: functionArnOf(found.IntegrationUri), timeoutMs: found.TimeoutInMillis };
  };
}

/** An integration names its function plainly or inside an invocation path. */
function functionArnOf(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
