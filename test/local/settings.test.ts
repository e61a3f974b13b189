import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../local/settings.ts';
import { StartProblem } from '../../local/start-problem.ts';

describe('the settings of one machine', () => {
  it('are complete without any variable', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      sandboxPort: 3001,
      devPort: 5173,
      avitoApiUrl: undefined,
      publicUrl: undefined,
      gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
      telegram: { botToken: undefined, apiUrl: undefined },
      admin: { email: 'admin@example.com', password: undefined },
      dataDir: resolve('.local'),
    });
  });

  it('take an empty variable as not set', () => {
    expect(readSettings({ PORT: '', AVITO_API_URL: '', GEMINI_API_KEY: '' })).toEqual(readSettings({}));
  });

  it('take addresses without their slash at the end', () => {
    const settings = readSettings({
      PUBLIC_URL: 'https://bot.example.com/',
      AVITO_API_URL: 'http://127.0.0.1:9/avito/',
    });
    expect(settings.publicUrl).toBe('https://bot.example.com');
    expect(settings.avitoApiUrl).toBe('http://127.0.0.1:9/avito');
  });

  it('take a key without a model', () => {
    expect(readSettings({ GEMINI_API_KEY: 'a-key' }).gemini).toEqual({
      apiKey: 'a-key',
      apiUrl: undefined,
      model: undefined,
    });
  });

  it('name every wrong variable at once, one a line, and never its value', () => {
    const wrong = {
      PORT: '70000',
      SANDBOX_PORT: 'three',
      AVITO_API_URL: 'avito-host',
      PUBLIC_URL: 'ftp://files.example.com',
      GEMINI_API_KEY: 'secret key',
      GEMINI_MODEL: 'models/x',
      GEMINI_API_URL: 'http://user:password@127.0.0.1',
      TELEGRAM_BOT_TOKEN: 'no-token-of-a-bot',
      TELEGRAM_API_URL: 'telegram-host',
      ADMIN_EMAIL: 'nobody',
      ADMIN_PASSWORD: 'too-short',
    };
    const lines = problemsOf(wrong);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(Object.keys(wrong));
    for (const value of Object.values(wrong)) expect(lines.join('\n')).not.toContain(value);
  });

  it.each(['0', '65536', '-1', '1.5', '0x50', ' 80', 'http'])('refuse the port %j', (port) => {
    expect(problemsOf({ PORT: port })).toEqual(['PORT must be a port number from 1 to 65535']);
  });

  it.each(['http://x/?a=1', 'http://x/#a', 'javascript:alert(1)', '//x', 'http://'])('refuse the address %j', (url) => {
    expect(problemsOf({ AVITO_API_URL: url })).toHaveLength(1);
  });

  it('refuse one port for both servers, unless there is no sandbox', () => {
    expect(problemsOf({ PORT: '3001' })).toEqual(['SANDBOX_PORT must differ from PORT']);
    expect(readSettings({ PORT: '3001', AVITO_API_URL: 'https://api.avito.ru' }).port).toBe(3001);
  });
});

function problemsOf(env: Record<string, string>): string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof StartProblem) return error.message.split('\n');
  }
  return [];
}
