import { createServer } from 'node:http';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listen } from '../../../local/listen.ts';
import { checkPublicUrl } from '../../../shared/care/checks/check-addresses.ts';
import { checkGeminiKey } from '../../../shared/care/checks/check-secrets.ts';
import { checkTelegram } from '../../../shared/care/checks/check-telegram.ts';
import type { Finding } from '../../../shared/care/checks/finding.ts';
import { Health } from '../../../shared/store/health.ts';
import { SellerConnections } from '../../../shared/store/seller-connections.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { SystemStop } from '../../../shared/store/system.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aPatient } from './a-patient.ts';

let here: Awaited<ReturnType<typeof aPatient>>;
beforeAll(async () => {
  here = await aPatient();
});
afterEach(() => here.heal());
afterAll(() => here.close());

const toDos = (findings: Finding[]) => findings.filter(({ isOk }) => !isOk);
/** The one thing there is to do. */
const onlyToDo = (findings: Finding[]) => {
  const all = toDos(findings);
  expect(all.map(({ subject, text }) => `${subject}: ${text}`)).toHaveLength(1);
  return `${all[0]?.subject}: ${all[0]?.text}`;
};
const withVariables = (changes: Record<string, string>) => ({ variables: { ...here.patient.variables, ...changes } });

it('finds nothing to do where all is well, and names the stand-ins as such', async () => {
  const findings = await here.examine();
  expect(toDos(findings)).toEqual([]);
  const text = findings.map((finding) => `${finding.subject}: ${finding.text}`).join('\n');
  expect(text).toContain('not the real Gemini');
  expect(text).toContain('not the real Avito');
  expect(text).toContain('seller seller-1: account 111222333, mode auto');
});

it('never prints a secret', async () => {
  await here.put(here.patient.variables.SIGNING_KEYS_SECRET_ARN ?? '', '{"keys":[{"d":"private"}]}');
  const text = JSON.stringify([...(await here.examine()), ...(await here.examine(withVariables({ TABLE_NAME: '' })))]);
  const secrets = [here.clientSecret, here.webhookKey, here.ours.split('/').at(-1) ?? '', 'private', 'put-the-gemini'];
  for (const secret of secrets) expect(text).not.toContain(secret);
});

it('names every variable that is missing or wrong, and models without a price', async () => {
  const findings = await here.examine(withVariables({ PUBLIC_URL: '', JOBS_QUEUE_URL: 'jobs' }));
  expect(findings[0]?.text).toContain('PUBLIC_URL is missing');
  expect(findings[0]?.text).toContain('JOBS_QUEUE_URL must be a URL');
  expect(findings).toContainEqual(expect.objectContaining({ subject: 'queue jobs', isOk: false }));
  const [configuration] = await here.examine(withVariables({ GEMINI_FALLBACK_MODEL: 'gemini-free' }));
  expect(configuration).toMatchObject({ isOk: false, text: expect.stringContaining('gemini-free has no price') });
});

it('goes on where one thing does not answer', async () => {
  const findings = await here.examine({ table: { ...here.table, name: 'no-such-table' } });
  expect(toDos(findings)).toContainEqual(
    expect.objectContaining({ subject: 'table', text: expect.stringContaining('ResourceNotFoundException') }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ subject: 'queue jobs', isOk: true }));
  expect(findings.at(-1)).toMatchObject({ subject: 'sellers', isOk: false });
});

it('counts dead letters and says how to try them again', async () => {
  const QueueUrl = here.patient.variables.REPLIES_DEAD_LETTERS_URL;
  await here.sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
  const text = onlyToDo(await here.examine());
  await here.sqs.takeAll(QueueUrl ?? '');
  expect(text).toContain('queue replies: dead letters: 1');
  expect(text).toContain('POST /api/system/redrive {"queue":"replies"}');
});

it.each([
  ['a short webhook key', 'WEBHOOK_KEY_SECRET_ARN', 'short', 'webhook key'],
  ['no keys for access tokens', 'SIGNING_KEYS_SECRET_ARN', '{"keys":[]}', 'access keys: there are none'],
  ['public halves that do not match', 'ACCESS_KEYS_SECRET_ARN', '{"keys":[]}', 'access keys: tokens of the key key-1'],
])('sees %s', async (_what, variable, value, expected) => {
  await here.put(here.patient.variables[variable] ?? '', value);
  const findings = await here.examine();
  expect(toDos(findings).map(({ subject, text }) => `${subject}: ${text}`)[0]).toContain(expected);
});

it('sees that a Gemini key was never put, where the real Gemini is used', async () => {
  const google = withVariables({ GEMINI_API_URL: 'https://generativelanguage.googleapis.com' });
  const look = () => checkGeminiKey({ ...here.patient, ...google });
  expect(await look()).toMatchObject([{ isOk: false, text: expect.stringContaining('put-secret-value') }]);
  await here.put(here.patient.variables.GEMINI_KEY_SECRET_ARN ?? '', 'a key\n');
  expect(await look()).toMatchObject([{ isOk: false, text: expect.stringContaining('a space or a line break') }]);
  await here.put(here.patient.variables.GEMINI_KEY_SECRET_ARN ?? '', 'a-key');
  expect(await look()).toMatchObject([{ isOk: true }]);
});

it('looks whether Telegram takes the token of the bot, where there is one', async () => {
  const token = '123456:AAH-geheim_geheim_geheim_geheim';
  const answers = { status: 200, body: '{"ok":true,"result":{"username":"shop_bot"}}' };
  const server = createServer((request, response) => {
    response.writeHead(request.url === `/bot${token}/getMe` ? answers.status : 500).end(answers.body);
  });
  const telegram = await listen(server, 0);
  const look = async () => {
    const [finding] = await checkTelegram({ ...here.patient, ...withVariables({ TELEGRAM_API_URL: telegram.url }) });
    expect(JSON.stringify(finding)).not.toContain('geheim');
    return `${finding?.isOk} ${finding?.text}`;
  };
  const put = (value: string) => here.put(here.patient.variables.TELEGRAM_TOKEN_SECRET_ARN ?? '', value);
  expect(await look()).toContain('true no bot');
  await put('geheim');
  expect(await look()).toContain("false what is there is no bot's token");
  await put(token);
  expect(await look()).toBe('true the bot is @shop_bot');
  answers.status = 401;
  expect(await look()).toContain("false does not take the bot's token");
  Object.assign(answers, { status: 200, body: '<html>' });
  expect(await look()).toContain('false does not answer');
  await telegram.close(0);
  expect(await look()).toContain('false does not answer');
  await put('put-the-telegram-bot-token-here');
});

it('misses an admin', async () => {
  const change = async (isActive: boolean) => {
    const anna = await here.users.get('anna');
    if (anna !== undefined) await here.users.change(anna, { isActive });
  };
  await change(false);
  expect(onlyToDo(await here.examine())).toBe('admin: there is none who could sign in: npm run create-admin');
  await change(true);
});

it.each([
  [{ fail: 'bad-key' }, 'does not take the key'],
  [{ fail: 'geo-block' }, 'does not serve the place'],
  [{ fail: '503' }, 'is the name right'],
] as const)('says what to do about Gemini when it behaves as %j', async (behaviour, advice) => {
  here.gemini.behave(behaviour);
  expect(onlyToDo(await here.examine())).toContain(advice);
});

it('takes a model that answers nonsense for one that answers', async () => {
  here.gemini.behave({ nonsense: 'html' });
  expect(toDos(await here.examine())).toEqual([]);
});

it('sees an API and a public address that do not answer as they should', async () => {
  Object.assign(here.gateway.answers, { health: 503, webhook: 200 });
  const texts = toDos(await here.examine()).map(({ subject, text }) => `${subject}: ${text}`);
  expect(texts).toEqual([
    expect.stringContaining('api: '),
    expect.stringContaining('gives 200 where the webhook would give 404'),
  ]);
  const nowhere = await here.examine({ apiUrl: 'http://127.0.0.1:1' });
  expect(toDos(nowhere)).toContainEqual(expect.objectContaining({ text: expect.stringContaining('no answer') }));
});

it('knows that Avito cannot deliver to this machine', async () => {
  const real = withVariables({ AVITO_API_URL: 'https://api.avito.ru' });
  expect(await checkPublicUrl({ ...here.patient, ...real })).toMatchObject([
    { isOk: false, text: expect.stringContaining('Avito cannot deliver to http') },
  ]);
});

it('tells of the emergency stop', async () => {
  await new SystemStop(here.table).set(true, { by: 'anna', at: 0 });
  expect(onlyToDo(await here.examine())).toContain('silent for all sellers since 1970-01-01');
  await new SystemStop(here.table).set(false);
});

it('notices that reconcile stopped running', async () => {
  const run = { at: Date.parse('2026-01-01T10:00:00Z'), sellers: 1, failed: 0, left: 0 };
  await new Health(here.table).noteRun(run);
  expect(onlyToDo(await here.examine())).toContain('ran last at 2026-01-01T10:00:00.000Z');
  await new Health(here.table).noteRun({ ...run, at: here.patient.now() });
  expect(toDos(await here.examine())).toEqual([]);
});

it.each([
  ['keys that Avito refuses', { kind: 'forbidden', operation: 'account' }, 'avito-no-rights'],
  ['a tariff without messenger', { kind: 'payment-required', operation: 'chats' }, 'tariff has no messenger API'],
  ['a missing right', { kind: 'forbidden', operation: 'chats' }, "the keys must be the account owner's"],
] as const)('sees %s of a seller', async (_what, fault, expected) => {
  here.sandbox.control.setFault(fault);
  expect(onlyToDo(await here.examine())).toContain(expected);
});

it.each([
  ['nobody', [], 'Avito delivers to nobody'],
  ['somebody else', ['https://other.example.com/hook'], 'Avito delivers elsewhere (1) and not here'],
])('sees that Avito delivers to %s', async (_who, urls, expected) => {
  here.sandbox.control.setSubscriptions(here.account.id, urls);
  expect(onlyToDo(await here.examine())).toContain(expected);
});

it('knows the secret before this one as ours while it is being changed', async () => {
  const connections = new SellerConnections(here.table);
  const seller = await new Sellers(here.table).get('seller-1');
  const changing = seller && (await connections.beginSecretChange(seller));
  expect(changing?.webhookSecretVersion).toBe(2);
  expect(toDos(await here.examine())).toEqual([]);
  if (changing !== undefined) await connections.endSecretChange(changing, 'ours');
  expect(onlyToDo(await here.examine())).toContain('Avito delivers elsewhere (1) and not here');
});

it('says which sellers are not connected, and leaves those alone who are leaving', async () => {
  const { avitoUserId: _none, ...unconnected } = aSeller({ sellerId: 'none', avitoStatus: 'not-connected' });
  await new Sellers(here.table).create(unconnected);
  await new Sellers(here.table).create(aSeller({ sellerId: 'leaving', deletingSince: 1 }));
  const findings = await here.examine();
  expect(toDos(findings)).toContainEqual(
    expect.objectContaining({ subject: 'seller none', text: expect.stringContaining('is not connected') }),
  );
  expect(findings).toContainEqual({ subject: 'seller leaving', isOk: true, text: 'is being deleted' });
});
