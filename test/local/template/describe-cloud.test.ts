// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCloud, requireVariable } from '../../../local/template/describe-cloud.ts';
import { anAssembly } from './an-assembly.ts';

const endpoints = { sqsUrl: 'http://127.0.0.1:1', s3Url: 'http://127.0.0.1:3', gatewayUrl: 'http://127.0.0.1:2' };
const handler = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'code.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
};
const handlerArn = 'arn:aws:lambda:eu-central-1:000000000000:function:App-Handler';

describe('a synthesized app', () => {
  it('gives a function its code, figures and variables, across stacks', () => {
    const folder = anAssembly({
      Storage: {
        Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: tableProperties } },
        Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Name' } } } },
      },
      App: {
        Parameters: { Size: { Type: 'String', Default: 'big' } },
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue' },
          Handler: {
            ...handler,
            Properties: {
              ...handler.Properties,
              Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
              Timeout: 5,
              MemorySize: 256,
              Environment: {
                Variables: {
                  POWERTOOLS_SERVICE_NAME: 'greeter',
                  TABLE_NAME: { 'Fn::ImportValue': 'Storage:Name' },
                  QUEUE_URL: { Ref: 'Queue' },
                  SIZE: { Ref: 'Size' },
                  WHERE: {
                    'Fn::Join': [':', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::URLSuffix' }]],
                  },
                },
              },
            },
          },
        },
      },
    });
    expect(describeCloud(folder, endpoints).functions).toEqual([
      {
        name: 'greeter',
        functionName: 'App-Handler',
        arn: handlerArn,
        codeFolder: join(folder, 'asset.code'),
        handler: 'index.handler',
        timeoutSeconds: 5,
        memoryMb: 256,
        environment: {
          POWERTOOLS_SERVICE_NAME: 'greeter',
          TABLE_NAME: 'Storage-Table',
          QUEUE_URL: 'http://127.0.0.1:1/000000000000/App-Queue',
          SIZE: 'big',
          WHERE: 'eu-central-1:000000000000:amazonaws.com',
        },
      },
    ]);
  });

  it('gives tables their keys and indexes', () => {
    const cloud = describeCloud(
      anAssembly({ Storage: { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: tableProperties } } } }),
      endpoints,
    );
    expect(cloud.tables).toEqual([{ name: 'Storage-Table', LocalSecondaryIndexes: [], ...tableProperties }]);
  });

  it('gives a queue its attributes, with the dead letters it names', () => {
    const cloud = describeCloud(
      anAssembly({
        App: {
          Resources: {
            Inbound: {
              Type: 'AWS::SQS::Queue',
              Properties: {
                FifoQueue: true,
                VisibilityTimeout: 120,
                RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
              },
            },
            Dead: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
          },
        },
      }),
      endpoints,
    );
    expect(cloud.queues[0]).toEqual({
      name: 'App-Inbound.fifo',
      arn: 'arn:aws:sqs:eu-central-1:000000000000:App-Inbound.fifo',
      url: 'http://127.0.0.1:1/000000000000/App-Inbound.fifo',
      attributes: {
        FifoQueue: 'true',
        VisibilityTimeout: '120',
        RedrivePolicy:
          '{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:App-Dead.fifo","maxReceiveCount":5}',
      },
    });
  });

  it('gives secrets their names and how to make them', () => {
    const cloud = describeCloud(
      anAssembly({
        App: {
          Resources: {
            Key: {
              Type: 'AWS::SecretsManager::Secret',
              Properties: { Name: 'the/key', GenerateSecretString: { PasswordLength: 64 } },
            },
            Put: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'as given' } },
          },
        },
      }),
      endpoints,
    );
    expect(cloud.secrets).toMatchObject([
      { name: 'the/key', generate: { PasswordLength: 64 }, value: undefined },
      { name: 'App-Put', generate: undefined, value: 'as given' },
    ]);
  });

  it('gives buckets names that S3 takes, and functions the same', () => {
    const folder = anAssembly({
      [`App${'x'.repeat(60)}`]: {
        Resources: {
          UploadsABC: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Ref: 'Nowhere' } } },
          Handler: {
            ...handler,
            Properties: { ...handler.Properties, Environment: { Variables: { UPLOADS: { Ref: 'UploadsABC' } } } },
          },
        },
      },
    });
    const { buckets, functions, notRun } = describeCloud(folder, endpoints);
    expect(buckets).toEqual([{ name: `${'x'.repeat(52)}-uploadsabc` }]);
    expect(functions[0]?.environment).toEqual({ UPLOADS: buckets[0]?.name });
    expect(notRun).toEqual([]);
  });

  it('gives commands what the stacks tell, but for what one stack tells another', () => {
    const folder = anAssembly({
      App: {
        Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
        Outputs: {
          JobsQueueUrl: { Value: { Ref: 'Queue' } },
          ExportsOutputRef: { Value: 'x', Export: { Name: 'App:Ref' } },
        },
      },
    });
    const cloud = describeCloud(folder, endpoints);
    expect(cloud.variables).toEqual({ JOBS_QUEUE_URL: 'http://127.0.0.1:1/000000000000/App-Queue' });
    expect(() => requireVariable(cloud, 'TABLE_NAME')).toThrow('No output of the template tells TABLE_NAME');
  });

  it('keeps the routes, limits and logs of several APIs apart', () => {
    const api = { Type: 'AWS::ApiGatewayV2::Api' };
    const to = { Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] } };
    const stage = (ApiId: string, rate: number) => ({
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: ApiId }, DefaultRouteSettings: { ThrottlingRateLimit: rate } },
    });
    const route = (ApiId: string, RouteKey: string) => ({
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: ApiId }, RouteKey, ...to },
    });
    const { Handler, Integration } = connectedResources;
    const Resources = {
      Handler,
      Integration,
      ...{ Hooks: api, Admin: api, HooksStage: stage('Hooks', 5), AdminStage: stage('Admin', 7) },
      ...{ Hook: route('Hooks', 'POST /hook/{id}'), Health: route('Admin', 'GET /api/health') },
    };
    const { httpApis } = describeCloud(anAssembly({ App: { Resources } }), endpoints);
    const facts = httpApis.map(({ id, routes, throttling }) => [id, routes.map(({ key }) => key), throttling?.burst]);
    expect(facts).toEqual([
      ['Hooks', ['POST /hook/{id}'], 5],
      ['Admin', ['GET /api/health'], 7],
    ]);
  });

  it('joins routes, event sources and schedules to their function', () => {
    const cloud = describeCloud(anAssembly({ App: { Resources: connectedResources } }), endpoints);
    expect(cloud.httpApis).toEqual([
      {
        id: 'Api',
        routes: [{ key: 'POST /hook/{id}', functionArn: handlerArn, timeoutMs: 30_000 }],
        throttling: { requestsPerSecond: 50, burst: 100 },
        routeThrottling: new Map([['POST /hook/{id}', { requestsPerSecond: 5, burst: 5 }]]),
        accessLogFormat: '$context.status',
      },
    ]);
    expect(cloud.eventSources).toEqual([
      {
        functionArn: handlerArn,
        queueArn: 'arn:aws:sqs:eu-central-1:000000000000:App-Queue',
        batchSize: 3,
        batchingWindowSeconds: 0,
        reportsPartialFailures: true,
        maxConcurrency: 7,
      },
    ]);
    expect(cloud.schedules).toMatchObject([{ everySeconds: 120, functionArn: handlerArn, input: { full: true } }]);
    expect(cloud.notRun).toEqual(['AWS::StepFunctions::StateMachine']);
  });

  it('leaves out what a condition excludes', () => {
    const queue = (Condition: string) => ({ Type: 'AWS::SQS::Queue', Condition });
    const folder = anAssembly({
      App: {
        Conditions: {
          Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
          There: { 'Fn::Not': [{ Condition: 'Here' }] },
        },
        Resources: { Near: queue('Here'), Far: queue('There') },
      },
    });
    expect(describeCloud(folder, endpoints).queues.map(({ name }) => name)).toEqual(['App-Near']);
  });

  it.each([
    ['a schedule that is not a rate', { Rule: rule('cron(0 8 * * ? *)') }, 'only rate(...) schedules run here'],
    [
      'a filter on an event source',
      { Queue: { Type: 'AWS::SQS::Queue' }, Source: source({ FilterCriteria: {} }) },
      'filters are not evaluated here',
    ],
    [
      'an event source that is no queue',
      { Source: source({ EventSourceArn: 'arn:aws:dynamodb:stream' }) },
      'only SQS queues are event sources here',
    ],
    [
      'a bundle that is missing',
      { Handler: { ...handler, Properties: { ...handler.Properties, Code: { S3Key: 'other.zip' } } } },
      'the bundle other.zip is not among the assets',
    ],
    [
      'another runtime',
      { Handler: { ...handler, Properties: { ...handler.Properties, Runtime: 'python3.14' } } },
      'App/Handler (AWS::Lambda::Function) cannot be run here: Runtime',
    ],
  ])('that holds %s is refused by name', (_what, Resources, message) => {
    expect(() => describeCloud(anAssembly({ App: { Resources } }), endpoints)).toThrow(message);
  });

  it('that is half written is refused by file', () => {
    const folder = anAssembly({});
    writeFileSync(join(folder, 'manifest.json'), '{"artifacts":');
    expect(() => describeCloud(folder, endpoints)).toThrow(
      `${join(folder, 'manifest.json')} is not what a synthesized app holds`,
    );
  });
});

const tableProperties = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'state', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byState',
      KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

function rule(ScheduleExpression: string) {
  return { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression } };
}

function source(properties: Record<string, unknown>) {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: 'any', ...properties },
  };
}

const connectedResources = {
  Handler: handler,
  Queue: { Type: 'AWS::SQS::Queue' },
  Source: source({
    FunctionName: { Ref: 'Handler' },
    BatchSize: 3,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 7 },
  }),
  Paused: source({ Enabled: false }),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'An API' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: { 'Fn::GetAtt': ['Handler', 'Arn'] },
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: 'POST /hook/{id}',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
    },
  },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: { Ref: 'Api' },
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      RouteSettings: { 'POST /hook/{id}': { ThrottlingRateLimit: 5 } },
      AccessLogSettings: { Format: '$context.status' },
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(2 minutes)',
      Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Handler', 'Arn'] }, Input: '{"full":true}' }],
    },
  },
  Machine: { Type: 'AWS::StepFunctions::StateMachine' },
  Role: { Type: 'AWS::IAM::Role' },
};
