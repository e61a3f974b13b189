import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { readEnvironment, text, url } from '../../lambda/environment.ts';
import { TELEGRAM_BOT_TOKEN } from '../../notices/telegram-bot-token.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

/** What a deployment puts there until a person puts the token (lib/stacks/storage-stack.ts). */
const PLACEHOLDER = 'put-the-telegram-bot-token-here';

const meSchema = z.object({ ok: z.literal(true), result: z.object({ username: z.string() }) });

/** Whether the bot that tells sellers is there, if there shall be one. */
export function checkTelegram({ secrets, variables }: Patient): Promise<Finding[]> {
  return findingsOf('telegram', async () => {
    const { arn, apiUrl } = readEnvironment(
      { arn: text, apiUrl: url },
      { arn: variables.TELEGRAM_TOKEN_SECRET_ARN, apiUrl: variables.TELEGRAM_API_URL },
    );
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
    const token = SecretString.trim();
    if (token === PLACEHOLDER) return [ok('telegram', 'no bot: sellers are told by webhook only')];
    const advice = 'put the one that @BotFather shows into the secret that TelegramTokenSecretArn names';
    if (!TELEGRAM_BOT_TOKEN.test(token)) return [toDo('telegram', `what is there is no bot's token: ${advice}`)];
    const answer = await askForBot(`${apiUrl}/bot${token}/getMe`);
    if (answer === 'refused') return [toDo('telegram', `does not take the bot's token: ${advice}`)];
    if (answer === undefined) return [toDo('telegram', 'does not answer: sellers are not told there until it does')];
    return [ok('telegram', `the bot is @${answer.username}`)];
  });
}

/** The address holds the token, so what goes wrong is not passed on. */
async function askForBot(address: string): Promise<{ username: string } | 'refused' | undefined> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
    if (response.status === 401 || response.status === 404) return 'refused';
    return meSchema.safeParse(await response.json()).data?.result;
  } catch {
    return undefined;
  }
}
