import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionNames as names } from './one-route-of-each.ts';
import { projectRoot, resourcesOf, synthesize } from './synthesize.ts';

const { dashboard, messaging, adminApi } = synthesize('dev');

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z.object({ Effect: z.literal('Allow'), Action: oneOrMore, Resource: z.unknown() });
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});
const policies = [messaging, adminApi].flatMap((template) =>
  resourcesOf(template, 'AWS::IAM::Policy', policy).map(([, properties]) => properties),
);
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
    for (const template of [dashboard, messaging, adminApi]) {
      const managed = template.findResources('AWS::IAM::Role', { Properties: { ManagedPolicyArns: {} } });
      expect(Object.values(managed)).toEqual([]);
    }
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

  it('let the notifier read what it signs with and the token of the bot, and change no secret', () => {
    expect(actionsOf(/^NoticesWorkerRole/, 'secretsmanager')).toEqual([
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
    ]);
    const reading = statements.filter(({ Resource }) => /TelegramToken/.test(JSON.stringify(Resource)));
    expect(reading).toHaveLength(1);
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
    expect(writing).toHaveLength(5);
    for (const { Resource } of writing)
      expect(JSON.stringify(Resource)).toContain(':secret:avito-assistant/dev/sellers/*');
  });

  it('let only auth read what tokens are signed with, and everybody who checks them the public half', () => {
    const signing = names.filter((name) => readsSecret(name, /SigningKeys/));
    expect(signing).toEqual(['auth']);
    expect(names.filter((name) => readsSecret(name, /AccessKeys/))).toEqual(names);
  });

  it.each<[string, string[]]>([
    ['auth', []],
    ['users', []],
    ['sellers', ['CreateSecret', 'DeleteSecret', 'PutSecretValue', 'RestoreSecret']],
    ['chats', ['PutSecretValue']],
    ['knowledge', []],
    ['playground', []],
    ['insights', []],
    ['system', []],
  ])('let %s change secrets of sellers by %j alone', (name, operations) => {
    const reading = ['DescribeSecret', 'GetSecretValue'];
    const expected = [...reading, ...operations].map((operation) => `secretsmanager:${operation}`);
    expect(actionsOf(roleOf(name), 'secretsmanager')).toEqual(expected.sort());
  });

  it("let the job worker renew sellers' tokens, and read no other secret", () => {
    const own = ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'];
    expect(actionsOf(/^JobsWorkerRole/, 'secretsmanager')).toEqual(own);
  });

  it('let knowledge sign uploads, and the job worker alone read them', () => {
    expect(actionsOf(roleOf('knowledge'), 's3')).toEqual(['s3:PutObject']);
    // A file that is not there is missing only for who may list; for others it is forbidden.
    expect(actionsOf(/^JobsWorkerRole/, 's3')).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
    expect(names.filter((name) => actionsOf(roleOf(name), 's3').length > 0)).toEqual(['knowledge']);
  });

  it('let system look at queues, take dead letters away and send them again, and nobody else of the API receive', () => {
    const receiving = ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'];
    expect(actionsOf(roleOf('system'), 'sqs')).toEqual(receiving.map((name) => `sqs:${name}`));
    const sending = names.filter((name) => actionsOf(roleOf(name), 'sqs').includes('sqs:SendMessage'));
    expect(sending).toEqual(['sellers', 'knowledge', 'system']);
    const received = statements.filter(({ Action }) => Action.includes('sqs:ReceiveMessage') && Action.length < 4);
    expect(JSON.stringify(received)).not.toMatch(/Queue(?!.*DeadLetters)/);
  });

  // The embedded database asks for no permission, so a forgotten one would show in the cloud only.
  it.each([
    /^RepliesWorkerRole/,
    /^InboundWorkerRole/,
    /^ReconcileWorkerRole/,
    /^NoticesWorkerRole/,
    /^JobsWorkerRole/,
    ...names.map(roleOf),
  ])('let %s do everything the repositories do to the table', (role) => {
    expect(actionsOf(role, 'dynamodb')).toEqual(expect.arrayContaining(actionsUsedByRepositories()));
  });
});

function roleOf(name: string): RegExp {
  return new RegExp(`^${name.charAt(0).toUpperCase()}${name.slice(1)}Role`);
}

function readsSecret(name: string, secret: RegExp): boolean {
  return policies
    .filter(({ Roles }) => Roles.some(({ Ref }) => roleOf(name).test(Ref)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .some(
      ({ Action, Resource }) =>
        Action.includes('secretsmanager:GetSecretValue') && secret.test(JSON.stringify(Resource)),
    );
}

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
