import { resolve } from 'node:path';
import * as z from 'zod';
import { email, newPassword, PASSWORD_LENGTH } from '../shared/api/user.ts';
import { TELEGRAM_BOT_TOKEN } from '../shared/notices/telegram-bot-token.ts';
import type { AdminSettings } from './seed/seed-admin.ts';
import { StartProblem } from './start-problem.ts';

export interface LocalSettings {
  /** 0 takes any free port. */
  port: number;
  sandboxPort: number;
  /** Undefined: the sandbox plays Avito. */
  avitoApiUrl: string | undefined;
  /** Undefined: the gateway's own address. */
  publicUrl: string | undefined;
  /** Without key and URL the stand-in plays Gemini. */
  gemini: { apiKey: string | undefined; apiUrl: string | undefined; model: string | undefined };
  /** Without a token nobody is told on Telegram; without URL it is Telegram itself. */
  telegram: { botToken: string | undefined; apiUrl: string | undefined };
  /** The first one, made when there is none. */
  admin: AdminSettings;
  /** Absolute. */
  dataDir: string;
}

/** Of a person who also changes the dashboard. */
export interface DevSettings extends LocalSettings {
  /** Where `npm run dev` serves it from its source. */
  devPort: number;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);

const baseUrl = z
  .string()
  .refine(isBaseUrl)
  .transform((value) => value.replace(/\/+$/, ''));

const environment = z.object({
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3001),
  DEV_PORT: port.default(5173),
  AVITO_API_URL: baseUrl.optional(),
  PUBLIC_URL: baseUrl.optional(),
  GEMINI_API_KEY: z.string().regex(/^\S+$/).optional(),
  GEMINI_MODEL: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  GEMINI_API_URL: baseUrl.optional(),
  TELEGRAM_BOT_TOKEN: z.string().regex(TELEGRAM_BOT_TOKEN).optional(),
  TELEGRAM_API_URL: baseUrl.optional(),
  LOCAL_DATA_DIR: z.string().default('.local'),
  ADMIN_EMAIL: email.default('admin@example.com'),
  ADMIN_PASSWORD: newPassword.optional(),
});

const expectations: Record<keyof z.infer<typeof environment>, string> = {
  PORT: 'must be a port number from 1 to 65535',
  SANDBOX_PORT: 'must be a port number from 1 to 65535',
  DEV_PORT: 'must be a port number from 1 to 65535',
  AVITO_API_URL: 'must be an http or https address without query, like https://api.avito.ru',
  PUBLIC_URL: 'must be an http or https address without query, like https://bot.example.com',
  GEMINI_API_KEY: 'must be a key without spaces',
  GEMINI_MODEL: 'must be a model name of letters, digits, dots and dashes',
  GEMINI_API_URL: 'must be an http or https address without query, like http://127.0.0.1:8080',
  TELEGRAM_BOT_TOKEN: 'must be the token that @BotFather gave',
  TELEGRAM_API_URL: 'must be an http or https address without query, like https://api.telegram.org',
  LOCAL_DATA_DIR: 'must be a folder',
  ADMIN_EMAIL: 'must be an e-mail address',
  ADMIN_PASSWORD: `must be ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters`,
};

/** Reads the environment; an empty variable counts as not set. Throws one StartProblem that names every wrong variable, one a line. */
export function readSettings(env: Record<string, string | undefined>): DevSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const problems = Object.entries(expectations)
    .filter(([name]) => wrong.has(name))
    .map(([name, expectation]) => `${name} ${expectation}`);
  const data = parsed.data;
  if (data && data.AVITO_API_URL === undefined && data.PORT === data.SANDBOX_PORT) {
    problems.push('SANDBOX_PORT must differ from PORT');
  }
  if (data === undefined || problems.length > 0) throw new StartProblem(problems.join('\n'));
  return {
    port: data.PORT,
    sandboxPort: data.SANDBOX_PORT,
    devPort: data.DEV_PORT,
    avitoApiUrl: data.AVITO_API_URL,
    publicUrl: data.PUBLIC_URL,
    gemini: { apiKey: data.GEMINI_API_KEY, apiUrl: data.GEMINI_API_URL, model: data.GEMINI_MODEL },
    telegram: { botToken: data.TELEGRAM_BOT_TOKEN, apiUrl: data.TELEGRAM_API_URL },
    admin: { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD },
    dataDir: resolve(data.LOCAL_DATA_DIR),
  };
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && search === '' && hash === '' && username === '' && password === '';
}
