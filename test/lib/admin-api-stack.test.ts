import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contract } from '../../shared/api/contract.ts';
import type { Contract, Route } from '../../shared/api/route.ts';
import { functionNames, oneRouteOfEach } from './one-route-of-each.ts';
import { resourcesOf, synthesize } from './synthesize.ts';

const { adminApi: whole } = synthesize('prod', {}, contract);
const { adminApi: crossOrigin } = synthesize('prod', { CORS_ORIGINS: 'https://desk.example.com' });

const lambda = z.object({
  Description: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const arn = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).transform((it) => it['Fn::GetAtt'][0]);
const integration = z.object({ IntegrationUri: arn });
const route = z.object({
  RouteKey: z.string(),
  Target: z.object({
    'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), z.object({ Ref: z.string() })])]),
  }),
});

/** Route key → the folder of the function behind it. */
function routesOf(template: typeof whole): Record<string, string> {
  const functions = Object.fromEntries(resourcesOf(template, 'AWS::Lambda::Function', lambda));
  const integrations = Object.fromEntries(resourcesOf(template, 'AWS::ApiGatewayV2::Integration', integration));
  return Object.fromEntries(
    resourcesOf(template, 'AWS::ApiGatewayV2::Route', route).map(([, { RouteKey, Target }]) => {
      const behind = integrations[Target['Fn::Join'][1][1].Ref]?.IntegrationUri ?? '';
      return [RouteKey, functions[behind]?.Description ?? 'none'];
    }),
  );
}

function keysOf(routes: Contract): Record<string, string> {
  return Object.fromEntries(
    Object.values(routes).map(({ method, path, function: name }) => [`${method} /api${path}`, `functions/${name}`]),
  );
}

describe('the routes', () => {
  it("are the contract's, each to its function, and no others", () => {
    expect(routesOf(whole)).toEqual(keysOf(contract));
  });

  it('need nothing but their entry', () => {
    const retireChat: Route = {
      function: 'chats',
      method: 'DELETE',
      path: '/chats/{chatId}',
      access: 'seller-owner',
      summary: 'Forget a chat',
    };
    const added = { ...oneRouteOfEach, retireChat };
    expect(routesOf(synthesize('dev', {}, added).adminApi)).toMatchObject({
      'DELETE /api/chats/{chatId}': 'functions/chats',
    });
  });

  it('answer pages of other origins only where some are named', () => {
    expect(routesOf(crossOrigin)).toEqual({ ...keysOf(oneRouteOfEach), 'OPTIONS /api/{proxy+}': 'functions/system' });
  });

  it('share one integration and one permission a function, whose policy would be too long with one each', () => {
    const count = new Set(Object.values(keysOf(contract))).size;
    whole.resourceCountIs('AWS::ApiGatewayV2::Integration', count);
    whole.resourceCountIs('AWS::Lambda::Permission', count);
    whole.allResourcesProperties('AWS::Lambda::Permission', {
      Principal: 'apigateway.amazonaws.com',
      SourceArn: Match.objectLike({ 'Fn::Join': ['', Match.arrayWith(['/*/*/*'])] }),
    });
  });

  it('are throttled, and logged without path, for some hold the tokens of invitations', () => {
    const settings = z.object({
      DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.literal(500), ThrottlingBurstLimit: z.literal(1_000) }),
      AccessLogSettings: z.object({ Format: z.string() }),
    });
    const [[, stage] = []] = resourcesOf(whole, 'AWS::ApiGatewayV2::Stage', settings);
    const fields = z.record(z.string(), z.string()).parse(JSON.parse(stage?.AccessLogSettings.Format ?? ''));
    expect(fields).toMatchObject({ route: '$context.routeKey', status: '$context.status' });
    expect(Object.values(fields).filter((field) => /path|request\.|querystring|authorizer/i.test(field))).toEqual([]);
  });
});

const common = [
  'POWERTOOLS_LOG_LEVEL',
  'POWERTOOLS_METRICS_NAMESPACE',
  'POWERTOOLS_SERVICE_NAME',
  'STAGE',
  'TABLE_NAME',
];
const ofTheApi = ['ACCESS_KEYS_SECRET_ARN', 'CORS_ORIGINS', 'ORIGIN_KEY_SECRET_ARN'];
const gemini = ['API_URL', 'FALLBACK_MODEL', 'KEY_SECRET_ARN', 'MODEL', 'PRICES', 'TIMEOUT_MS'].map(
  (n) => `GEMINI_${n}`,
);

describe('the functions', () => {
  const functions = resourcesOf(crossOrigin, 'AWS::Lambda::Function', lambda).map(([, properties]) => properties);
  const functionNamed = (name: string) => functions.find(({ Description }) => Description === `functions/${name}`);

  it.each<[string, string[]]>([
    ['auth', ['SIGNING_KEYS_SECRET_ARN']],
    ['users', []],
    [
      'sellers',
      [
        'AVITO_API_URL',
        'JOBS_QUEUE_URL',
        'NOTICES_QUEUE_URL',
        'PUBLIC_URL',
        'SELLER_SECRET_PREFIX',
        'WEBHOOK_KEY_SECRET_ARN',
      ],
    ],
    ['chats', ['AVITO_API_URL', 'SELLER_SECRET_PREFIX']],
    ['knowledge', ['JOBS_QUEUE_URL', 'UPLOADS_BUCKET']],
    ['playground', gemini],
    ['insights', []],
    [
      'system',
      ['INBOUND', 'REPLIES', 'NOTICES', 'JOBS'].flatMap((queue) => [`${queue}_QUEUE_URL`, `${queue}_DEAD_LETTERS_URL`]),
    ],
  ])('%s has 28 seconds and only the variables it reads', (name, variables) => {
    const { Timeout, Environment } = functionNamed(name) ?? {};
    expect(Timeout).toBe(28);
    expect(Object.keys(Environment?.Variables ?? {}).sort()).toEqual([...common, ...ofTheApi, ...variables].sort());
    expect(Environment?.Variables.CORS_ORIGINS).toBe('["https://desk.example.com"]');
  });

  it('job-worker has 300 seconds and only the variables it reads', () => {
    const { Timeout, Environment } = functionNamed('job-worker') ?? {};
    const own = ['AVITO_API_URL', 'JOBS_QUEUE_URL', 'NODE_OPTIONS', 'SELLER_SECRET_PREFIX', 'UPLOADS_BUCKET'];
    expect(Timeout).toBe(300);
    expect(Object.keys(Environment?.Variables ?? {}).sort()).toEqual([...common, ...own].sort());
  });

  it('may download from the sandbox on one machine, and from nothing that is not of the open internet elsewhere', () => {
    const { adminApi } = synthesize('local', { AVITO_API_URL: 'http://127.0.0.1:3001' });
    const local = resourcesOf(adminApi, 'AWS::Lambda::Function', lambda).map(([, properties]) => properties);
    const allowing = [...local, ...functions].filter(
      ({ Environment }) => 'IMPORT_ALLOWED_HOSTS' in Environment.Variables,
    );
    expect(allowing.map(({ Description, Environment }) => [Description, Environment.Variables])).toEqual(
      ['job-worker', 'knowledge'].map((name) => [
        `functions/${name}`,
        expect.objectContaining({ STAGE: 'local', IMPORT_ALLOWED_HOSTS: '127.0.0.1:3001' }),
      ]),
    );
  });

  it('have more processor for a login, which is nothing but argon2id', () => {
    expect(functionNamed('auth')?.MemorySize).toBeGreaterThan(functionNamed('users')?.MemorySize ?? Number.NaN);
  });

  it('tell of the audit entries they lose, together in one metric', () => {
    crossOrigin.resourceCountIs('AWS::Logs::MetricFilter', functionNames.length);
    crossOrigin.allResourcesProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.AuditEntriesLost > 0 }',
      MetricTransformations: [{ MetricName: 'AuditEntriesLostAnywhere', MetricValue: '$.AuditEntriesLost' }],
    });
  });
});

describe('the jobs', () => {
  it('have a queue whose worker takes one at a time, puts work off, and leaves dead letters', () => {
    crossOrigin.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
    crossOrigin.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 1_800,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
      SqsManagedSseEnabled: true,
    });
    crossOrigin.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'functions/job-worker',
      RecursiveLoop: 'Allow',
    });
  });
});
