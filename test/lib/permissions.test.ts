import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectRoot, resourcesOf, synthesize } from './synthesize.ts';

const { messaging } = synthesize('dev');

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z.object({ Effect: z.literal('Allow'), Action: oneOrMore, Resource: z.unknown() });
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});
const policies = resourcesOf(messaging, 'AWS::IAM::Policy', policy).map(([, properties]) => properties);
const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

function actionsOf(role: RegExp, service: string) {
  const own = policies.filter(({ Roles }) => Roles.some(({ Ref }) => role.test(Ref)));
  const actions = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action));
  return [...new Set(actions.filter((action) => action.startsWith(`${service}:`)))].sort();
}

describe('permissions', () => {
  it('name every action', () => {
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name every resource, but for X-Ray, which has none', () => {
    const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(new Set(everywhere)).toEqual(new Set(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']));
  });

  it('come from no managed policy', () => {
    expect(Object.values(messaging.findResources('AWS::IAM::Role', { Properties: { ManagedPolicyArns: {} } }))).toEqual(
      [],
    );
  });

  it('let the webhook send and read its key, and nowhere near the table', () => {
    expect(actionsOf(/^AvitoWebhookRole/, 'sqs')).toEqual([
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
    expect(actionsOf(/^AvitoWebhookRole/, 'secretsmanager')).toEqual([
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
    ]);
    expect(actionsOf(/^AvitoWebhookRole/, 'dynamodb')).toEqual([]);
  });

  it('give the intake no secret', () => {
    expect(actionsOf(/^InboundWorkerRole/, 'secretsmanager')).toEqual([]);
  });

  it.each([/^RepliesWorkerRole/, /^ReconcileWorkerRole/])(
    'let %s renew a token, but neither make nor remove a secret',
    (role) => {
      expect(actionsOf(role, 'secretsmanager')).toEqual([
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
      ]);
    },
  );

  it('reach the secrets of sellers of their own stage only', () => {
    const writing = statements.filter(({ Action }) => Action.includes('secretsmanager:PutSecretValue'));
    expect(writing).toHaveLength(2);
    for (const { Resource } of writing)
      expect(JSON.stringify(Resource)).toContain(':secret:avito-assistant/dev/sellers/*');
  });

  // The embedded database asks for no permission, so a forgotten one would show in the cloud only.
  it.each([/^RepliesWorkerRole/, /^InboundWorkerRole/, /^ReconcileWorkerRole/])(
    'let %s do everything the repositories do to the table',
    (role) => {
      expect(actionsOf(role, 'dynamodb')).toEqual(expect.arrayContaining(actionsUsedByRepositories()));
    },
  );
});

const dynamodbActions: Record<string, string> = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  Query: 'dynamodb:Query',
  Scan: 'dynamodb:Scan',
  BatchGet: 'dynamodb:BatchGetItem',
  BatchWrite: 'dynamodb:BatchWriteItem',
};

function actionsUsedByRepositories(): string[] {
  const folder = path.join(projectRoot, 'shared/store');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join();
  const commands = [...sources.matchAll(/new (\w+)Command\(/g)].map((match) => match[1] ?? '');
  return [...new Set(commands.map((command) => dynamodbActions[command] ?? `no action is known for ${command}`))];
}
