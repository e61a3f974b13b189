import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeDeploymentFile } from '../../../local/deployment-file.ts';
import { startSqs } from '../../../local/engines/start-sqs.ts';
import { listen } from '../../../local/listen.ts';
import { connectDeployment } from '../../../shared/care/connect-deployment.ts';

const nowhere = 'http://127.0.0.1:9';
const engines = { dynamoDb: nowhere, sqs: nowhere, s3: nowhere, secretsManager: nowhere };
const variables = { TABLE_NAME: 'the-table', API_URL: 'http://127.0.0.1:3000', SELLER_SECRET_PREFIX: 'sellers/' };

afterEach(() => vi.unstubAllEnvs());

describe('a deployment on this machine', () => {
  it('is found by its data folder, and its file is for its owner alone', async () => {
    const { dataDir, data } = aFolder();
    writeDeploymentFile(data, { engines, variables });
    const deployment = await connectDeployment({ stage: 'local', dataDir });
    expect(deployment).toMatchObject({ stage: 'local', apiUrl: variables.API_URL, variables });
    expect(deployment.table.name).toBe('the-table');
    expect((await deployment.sqs.config.endpoint?.())?.port).toBe(9);
    expect(statSync(join(dataDir, 'cloud.json')).mode & 0o777).toBe(0o600);
    deployment.close();
  });

  it('is found by LOCAL_DATA_DIR, where no folder is named', async () => {
    const { dataDir, data } = aFolder();
    writeDeploymentFile(data, { engines, variables });
    vi.stubEnv('LOCAL_DATA_DIR', dataDir);
    (await connectDeployment({ stage: 'local' })).close();
  });

  it('lets commands reach the bucket by its path, for buckets have no names of hosts here', async () => {
    const engine = await startSqs();
    onTestFinished(engine.close);
    const { dataDir, data } = aFolder();
    writeDeploymentFile(data, { engines: { ...engines, s3: engine.url }, variables });
    const { s3, close } = await connectDeployment({ stage: 'local', dataDir });
    onTestFinished(close);
    await s3.send(new CreateBucketCommand({ Bucket: 'uploads' }));
    await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a/b.xml', Body: 'привет' }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a/b.xml' }));
    expect(await Body?.transformToString()).toBe('привет');
  });

  it.each<[string, (dataDir: string, remove: () => void) => void]>([
    ['that was stopped', (_dataDir, remove) => remove()],
    ['whose process is gone', (dataDir) => rewrite(dataDir, { processId: 999_999_999 })],
    ['that another version wrote', (dataDir) => rewrite(dataDir, { processId: undefined })],
  ])('%s does not run', async (_what, change) => {
    const { dataDir, data } = aFolder();
    change(dataDir, writeDeploymentFile(data, { engines, variables }));
    await expect(connectDeployment({ stage: 'local', dataDir })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'local-not-running',
      message: expect.stringContaining(`nothing runs from ${dataDir}: start it with npm start`),
    });
  });
});

describe('a deployed stage', () => {
  it('is found by the outputs of its stacks; what they tell each other stays theirs', async () => {
    const asked = await aCloudFormation((name) => ({
      status: 200,
      body: describedStack(
        name,
        name.endsWith('Storage')
          ? [output('TableName', 'the-table'), output('SellerSecretPrefix', 'sellers/'), exported('FnGetAttTableArn')]
          : [
              output(`${name.split('-').at(-1)}Url`, 'https://x.example.com'),
              output('ApiUrl', 'https://api.example.com'),
            ],
      ),
    }));
    const deployment = await connectDeployment({ stage: 'dev' });
    expect(deployment.apiUrl).toBe('https://api.example.com');
    expect(deployment.variables).toEqual({
      TABLE_NAME: 'the-table',
      SELLER_SECRET_PREFIX: 'sellers/',
      DASHBOARD_URL: 'https://x.example.com',
      MESSAGING_URL: 'https://x.example.com',
      ADMIN_API_URL: 'https://x.example.com',
      API_URL: 'https://api.example.com',
    });
    expect(asked.sort()).toEqual(
      ['AdminApi', 'Dashboard', 'Messaging', 'Storage'].map((part) => `AvitoAssistant-dev-${part}`),
    );
    deployment.close();
  });

  it('that does not exist is said to', async () => {
    await aCloudFormation((name) => ({
      status: 400,
      body: errorBody('ValidationError', `Stack with id ${name} does not exist`),
    }));
    await expect(connectDeployment({ stage: 'prod' })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'stage-not-deployed',
      message: expect.stringContaining('there is no stack AvitoAssistant-prod-'),
    });
  });

  it('cannot be asked for without the right to, and the answer is not repeated', async () => {
    await aCloudFormation(() => ({ status: 403, body: errorBody('AccessDenied', 'arn:aws:iam::1:user/private') }));
    const failed = connectDeployment({ stage: 'prod' });
    await expect(failed).rejects.toMatchObject({ code: 'aws-not-reached' });
    await expect(failed).rejects.not.toThrow('private');
  });

  it('of an older version, which does not say where its API is, has to be deployed first', async () => {
    await aCloudFormation((name) => ({ status: 200, body: describedStack(name, [output('TableName', 'the-table')]) }));
    await expect(connectDeployment({ stage: 'dev' })).rejects.toMatchObject({ code: 'deployment-incomplete' });
  });
});

function aFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'deployment-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return { dataDir, data: { path: (...parts: string[]) => join(dataDir, ...parts), release: () => {} } };
}

function rewrite(dataDir: string, change: Record<string, unknown>): void {
  writeFileSync(
    join(dataDir, 'cloud.json'),
    JSON.stringify({
      processId: process.pid,
      region: 'r',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      endpoints: engines,
      variables,
      ...change,
    }),
  );
}

/** CloudFormation's query protocol, for one operation. Gives the names of the stacks it was asked for. */
async function aCloudFormation(answer: (stackName: string) => { status: number; body: string }): Promise<string[]> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const name = new URLSearchParams(await text(request)).get('StackName') ?? '';
    asked.push(name);
    const { status, body } = answer(name);
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  const { url, close } = await listen(server, 0);
  onTestFinished(() => close(0));
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', url);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
  return asked;
}

function output(key: string, value: string): string {
  return `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
}

function exported(name: string): string {
  return `<member><OutputKey>ExportsOutput${name}</OutputKey><OutputValue>v</OutputValue><ExportName>S:${name}</ExportName></member>`;
}

function describedStack(name: string, outputs: string[]): string {
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><Outputs>${outputs.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function errorBody(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
