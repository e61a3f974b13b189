import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readEnvironment, text, url } from '../../lambda/environment.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';
import { isGemini } from './stand-ins.ts';

const SHORTEST_KEY = 32;
/** What a deployment puts there until a person puts the key (lib/stacks/storage-stack.ts). */
const PLACEHOLDER = 'put-the-gemini-api-key-here';

export function checkWebhookKey({ secrets, variables }: Patient): Promise<Finding[]> {
  return findingsOf('webhook key', async () => {
    const { arn } = readEnvironment({ arn: text }, { arn: variables.WEBHOOK_KEY_SECRET_ARN });
    const key = await read(secrets, arn);
    if (key.length >= SHORTEST_KEY) return [ok('webhook key', 'is there')];
    return [
      toDo(
        'webhook key',
        `is shorter than ${SHORTEST_KEY} characters: put a random one and register all webhooks again`,
      ),
    ];
  });
}

export function checkGeminiKey({ secrets, variables }: Patient): Promise<Finding[]> {
  return findingsOf('gemini key', async () => {
    const { arn, apiUrl } = readEnvironment(
      { arn: text, apiUrl: url },
      { arn: variables.GEMINI_KEY_SECRET_ARN, apiUrl: variables.GEMINI_API_URL },
    );
    if (!isGemini(apiUrl)) return [ok('gemini key', 'none is needed: not the real Gemini')];
    const key = await read(secrets, arn);
    const advice = `aws secretsmanager put-secret-value --secret-id ${arn} --secret-string <key>`;
    if (key === PLACEHOLDER || key === '') return [toDo('gemini key', `nobody has put it yet: ${advice}`)];
    if (/\s/.test(key)) return [toDo('gemini key', `has a space or a line break in it: ${advice}`)];
    return [ok('gemini key', 'is there')];
  });
}

async function read(secrets: SecretsManagerClient, SecretId: string): Promise<string> {
  return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
}
