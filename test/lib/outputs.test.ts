import { App, Stack } from 'aws-cdk-lib';
import { expect, inject, it } from 'vitest';
import { putOut } from '../../lib/outputs.ts';
import { describeCloud } from '../../local/template/describe-cloud.ts';
import { variableOf } from '../../shared/care/output-names.ts';

const cloud = describeCloud(inject('assembly'), {
  sqsUrl: 'http://127.0.0.1:1',
  s3Url: 'http://127.0.0.1:3',
  gatewayUrl: 'http://127.0.0.1:2',
});
/** Of every function, of one machine, and of the process alone. */
const common = /^(STAGE|POWERTOOLS_.*|IMPORT_ALLOWED_HOSTS|NODE_OPTIONS)$/;

it.each(cloud.functions.map(({ name, environment }) => [name, environment] as const))(
  'the outputs of the stacks hold every variable of %s',
  (_name, environment) => {
    const own = Object.fromEntries(Object.entries(environment).filter(([name]) => !common.test(name)));
    expect(cloud.variables).toMatchObject(own);
  },
);

it('and where the API is', () => {
  expect(cloud.variables.API_URL).toBe('http://127.0.0.1:2');
});

it('an output has the name of its variable, and gives it back', () => {
  const stack = new Stack(new App());
  putOut(stack, { TABLE_NAME: 'a', GEMINI_TIMEOUT_MS: 'b', API_URL: 'c' });
  const names = stack.node.children.map(({ node }) => node.id);
  expect(names).toEqual(['TableName', 'GeminiTimeoutMs', 'ApiUrl']);
  expect(names.map(variableOf)).toEqual(['TABLE_NAME', 'GEMINI_TIMEOUT_MS', 'API_URL']);
});
