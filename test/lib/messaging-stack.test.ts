import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { modelPricesSchema } from '../../shared/ai/model-prices.ts';
import { resourcesOf, synthesize } from './synthesize.ts';

const { messaging } = synthesize('prod');

const lambda = z.object({
  Description: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }),
  TracingConfig: z.object({ Mode: z.string() }),
});
const functions = resourcesOf(messaging, 'AWS::Lambda::Function', lambda);

const logicalIdOfArn = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
  .transform((arn) => arn['Fn::GetAtt'][0]);
const queue = z.object({
  VisibilityTimeout: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: logicalIdOfArn, maxReceiveCount: z.number() }).optional(),
});
const queues = resourcesOf(messaging, 'AWS::SQS::Queue', queue);

const eventSource = z.object({ EventSourceArn: logicalIdOfArn, FunctionName: z.object({ Ref: z.string() }) });
const eventSources = resourcesOf(messaging, 'AWS::Lambda::EventSourceMapping', eventSource);
const deadLetterQueues = queues.flatMap(([, { RedrivePolicy }]) => RedrivePolicy?.deadLetterTargetArn ?? []);

function functionNamed(name: string) {
  const found = functions.find(([, { Description }]) => Description === `functions/${name}`);
  if (!found) throw new Error(`no function ${name}`);
  return found[1];
}

function expectAlarm(queueId: string, metric: string) {
  messaging.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/SQS',
    MetricName: metric,
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queueId, 'QueueName'] } }],
  });
}

describe('queues', () => {
  it('are three, each with its worker and its dead letters', () => {
    expect(eventSources).toHaveLength(3);
    expect(queues).toHaveLength(6);
    expect(new Set(deadLetterQueues).size).toBe(3);
  });

  it.each(eventSources.map(([, source]) => source.EventSourceArn))('%s gives up after five attempts', (id) => {
    expect(Object.fromEntries(queues)[id]?.RedrivePolicy?.maxReceiveCount).toBe(5);
  });

  it.each(deadLetterQueues)('%s rings as soon as it holds a message', (id) => {
    expectAlarm(id, 'ApproximateNumberOfMessagesVisible');
  });

  it.each(eventSources.map(([, source]) => source.EventSourceArn))('%s rings when a message waits too long', (id) => {
    expectAlarm(id, 'ApproximateAgeOfOldestMessage');
  });

  it.each(eventSources)('%s hides a message for six times as long as its worker may take', (_, source) => {
    const worker = Object.fromEntries(functions)[source.FunctionName.Ref];
    expect(Object.fromEntries(queues)[source.EventSourceArn]?.VisibilityTimeout).toBe(6 * (worker?.Timeout ?? 0));
  });

  it('retry only the messages that failed', () => {
    messaging.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('are encrypted, for TLS only, and take a webhook of 256 KiB wrapped and escaped', () => {
    messaging.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MaximumMessageSize: 1_048_576 });
    messaging.resourcePropertiesCountIs(
      'AWS::SQS::QueuePolicy',
      {
        PolicyDocument: {
          Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
        },
      },
      6,
    );
  });

  it('keep the order within a chat at high throughput on the way in', () => {
    const highThroughput = {
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
    };
    messaging.resourcePropertiesCountIs('AWS::SQS::Queue', highThroughput, 2);
    messaging.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionName: { Ref: Match.stringLikeRegexp('^Inbound') },
      ScalingConfig: { MaximumConcurrency: 50 },
    });
  });

  it('answer one turn at a time in each of many workers', () => {
    messaging.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionName: { Ref: Match.stringLikeRegexp('^Replies') },
      ScalingConfig: { MaximumConcurrency: 200 },
    });
  });
});

describe('functions', () => {
  it('are the five of the design, on ARM and Node 24, logging JSON', () => {
    expect(functions.map(([, { Description }]) => Description).sort()).toEqual([
      'functions/avito-webhook',
      'functions/message-intake',
      'functions/notifier',
      'functions/reconcile',
      'functions/reply-worker',
    ]);
    messaging.allResourcesProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON' }),
    });
  });

  it('begin traces where they wait for others, and continue them elsewhere', () => {
    const modes = functions.map(([, { Description, TracingConfig }]) => [Description, TracingConfig.Mode]);
    expect(Object.fromEntries(modes)).toEqual({
      'functions/avito-webhook': 'PassThrough',
      'functions/message-intake': 'PassThrough',
      'functions/notifier': 'Active',
      'functions/reconcile': 'Active',
      'functions/reply-worker': 'Active',
    });
  });

  it('each write a log of their own, which ends by itself', () => {
    expect(new Set(functions.map(([, { LoggingConfig }]) => LoggingConfig.LogGroup.Ref)).size).toBe(5);
    messaging.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it.each([
    ['avito-webhook', 5, ['INBOUND_QUEUE_URL', 'WEBHOOK_KEY_SECRET_ARN']],
    ['message-intake', 20, ['INBOUND_QUEUE_URL', 'REPLIES_QUEUE_URL', 'TABLE_NAME']],
    [
      'reply-worker',
      60,
      [
        'AVITO_API_URL',
        'GEMINI_API_URL',
        'GEMINI_FALLBACK_MODEL',
        'GEMINI_KEY_SECRET_ARN',
        'GEMINI_MODEL',
        'GEMINI_PRICES',
        'GEMINI_TIMEOUT_MS',
        'NOTICES_QUEUE_URL',
        'REPLIES_QUEUE_URL',
        'SELLER_SECRET_PREFIX',
        'TABLE_NAME',
      ],
    ],
    [
      'notifier',
      30,
      [
        'DASHBOARD_URL',
        'NOTICES_QUEUE_URL',
        'TABLE_NAME',
        'TELEGRAM_API_URL',
        'TELEGRAM_TOKEN_SECRET_ARN',
        'WEBHOOK_KEY_SECRET_ARN',
      ],
    ],
    [
      'reconcile',
      55,
      [
        'AVITO_API_URL',
        'INBOUND_QUEUE_URL',
        'NOTICES_QUEUE_URL',
        'PUBLIC_URL',
        'REPLIES_QUEUE_URL',
        'SELLER_SECRET_PREFIX',
        'TABLE_NAME',
        'WEBHOOK_KEY_SECRET_ARN',
      ],
    ],
  ])('%s has %i seconds and only the variables it reads', (name, seconds, variables) => {
    const { Timeout, Environment } = functionNamed(name);
    const common = ['POWERTOOLS_LOG_LEVEL', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME', 'STAGE'];

    expect(Timeout).toBe(seconds);
    expect(Object.keys(Environment.Variables).sort()).toEqual([...common, ...variables].sort());
    expect(Environment.Variables).toMatchObject({ POWERTOOLS_SERVICE_NAME: name, STAGE: 'prod' });
  });

  it('reply-worker gets prices in the shape it reads', () => {
    const { GEMINI_PRICES } = functionNamed('reply-worker').Environment.Variables;
    expect(modelPricesSchema.parse(JSON.parse(z.string().parse(GEMINI_PRICES)))).toHaveProperty('gemini-3.8-flash');
  });

  it('are stopped when they run in circles, but for the reply worker, which puts turns off', () => {
    messaging.resourcePropertiesCountIs('AWS::Lambda::Function', { RecursiveLoop: 'Terminate' }, 4);
    messaging.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'functions/reply-worker',
      RecursiveLoop: 'Allow',
    });
  });

  it('are not paid for while idle', () => {
    messaging.allResourcesProperties('AWS::Lambda::Function', {
      VpcConfig: Match.absent(),
      ReservedConcurrentExecutions: Match.absent(),
    });
    messaging.resourceCountIs('AWS::Lambda::Version', 0);
    messaging.allResourcesProperties('AWS::Lambda::EventSourceMapping', { ProvisionedPollerConfig: Match.absent() });
  });
});

describe('the webhook', () => {
  it('is the only way in', () => {
    messaging.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
    messaging.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'POST /webhooks/avito/{sellerId}/{secret}',
    });
    messaging.hasResourceProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' });
    messaging.resourceCountIs('AWS::Lambda::Url', 0);
  });

  it('is throttled', () => {
    messaging.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1_000 },
    });
  });

  it('logs who called and how it went, and never the path, for the secret is in it', () => {
    const stages = resourcesOf(
      messaging,
      'AWS::ApiGatewayV2::Stage',
      z.object({ AccessLogSettings: z.object({ Format: z.string() }) }),
    );
    const fields = Object.values(
      z.record(z.string(), z.string()).parse(JSON.parse(stages[0]?.[1].AccessLogSettings.Format ?? '')),
    );

    expect(fields).toContain('$context.status');
    expect(fields).toContain('$context.routeKey');
    expect(fields.filter((field) => /path|resourceId|request\.|querystring|authorizer/i.test(field))).toEqual([]);
  });
});

describe('reconcile', () => {
  it('runs every minute, and is not repeated when it fails: the next minute is the retry', () => {
    messaging.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } })],
    });
    messaging.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
  });

  it('rings when it does not succeed, also because it never starts', () => {
    messaging.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith([Match.objectLike({ Expression: 'FILL(runs, 0) - FILL(failures, 0)' })]),
      TreatMissingData: 'breaching',
    });
  });

  it('makes the oldest unanswered message ring', () => {
    messaging.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AvitoAssistant',
      MetricName: 'OldestUnansweredSeconds',
      Dimensions: [{ Name: 'service', Value: 'reconcile' }],
      Threshold: 300,
    });
  });
});

it('changes only on purpose', () => {
  // Asset hashes change with every line of a function.
  const template = JSON.stringify(messaging.toJSON()).replace(/[0-9a-f]{64}/g, '<hash>');
  expect(JSON.parse(template)).toMatchSnapshot();
});
