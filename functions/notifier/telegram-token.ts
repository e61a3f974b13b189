import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '../../shared/errors/app-error.ts';
import { TELEGRAM_BOT_TOKEN } from '../../shared/notices/telegram-bot-token.ts';

/** A token that an operator has just put or replaced is found by then. */
const FRESH_MS = 300_000;

/**
 * The token of the deployment's bot, or `undefined` where the operator has put none. Throws a transient
 * `telegram-token-unavailable` while Secrets Manager does not answer.
 */
export function telegramToken(
  client: SecretsManagerClient,
  secretArn: string,
  now: () => number,
): () => Promise<string | undefined> {
  let known: { token: string; until: number } | undefined;
  return async () => {
    if (known !== undefined && now() < known.until) return known.token;
    const text = (await read(client, secretArn)).trim();
    known = TELEGRAM_BOT_TOKEN.test(text) ? { token: text, until: now() + FRESH_MS } : undefined;
    return known?.token;
  };
}

async function read(client: SecretsManagerClient, SecretId: string): Promise<string> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return SecretString;
  } catch (cause) {
    throw new AppError('transient', {
      code: 'telegram-token-unavailable',
      message: "the Telegram bot's token cannot be read",
      cause,
    });
  }
}
