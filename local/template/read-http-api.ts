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

export function readHttpApi(reader: TemplateReader): HttpApiDescription | undefined {
  const [api, ...others] = reader.resources('AWS::ApiGatewayV2::Api', z.object({}));
  if (api === undefined) return undefined;
  if (others.length > 0) throw new StartProblem('The template holds several HTTP APIs; one runs here');
  const integrations = new Map(
    reader
      .resources('AWS::ApiGatewayV2::Integration', integration)
      .map((found) => [`integrations/${found.physical.ref}`, found]),
  );
  const [settings] = reader.resources('AWS::ApiGatewayV2::Stage', stage);
  return {
    id: api.physical.ref,
    routes: reader.resources('AWS::ApiGatewayV2::Route', route).map(({ logicalId, properties: own }) => {
      const target = integrations.get(own.Target);
      if (target === undefined)
        throw new StartProblem(`The route ${logicalId} leads to ${own.Target}, which is not in the template`);
      const { IntegrationUri, TimeoutInMillis } = target.properties;
      return { key: own.RouteKey, functionArn: functionArnOf(IntegrationUri), timeoutMs: TimeoutInMillis };
    }),
    throttling: settings?.properties.DefaultRouteSettings,
    routeThrottling: new Map(
      Object.entries(settings?.properties.RouteSettings ?? {}).flatMap(([key, own]): [string, Throttling][] =>
        own === undefined ? [] : [[key, own]],
      ),
    ),
    accessLogFormat: settings?.properties.AccessLogSettings.Format,
  };
}

/** An integration names its function plainly or inside an invocation path. */
function functionArnOf(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
