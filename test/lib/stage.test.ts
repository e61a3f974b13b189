import { describe, expect, it } from 'vitest';
import { readStage } from '../../lib/stage.ts';

function stageOf(name: unknown, environment: Record<string, string> = {}) {
  const read = readStage(name, environment);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.stage;
}

function problemsOf(name: unknown, environment: Record<string, string>) {
  const read = readStage(name, environment);
  return 'problems' in read ? read.problems : [];
}

describe('reading the stage', () => {
  it('names every wrong value at once, and repeats none of them', () => {
    const problems = problemsOf('production', {
      AVITO_API_URL: 'ftp://secret-value',
      TELEGRAM_API_URL: 'ftp://secret-value',
      GEMINI_API_URL: 'secret-value',
      GEMINI_TIMEOUT_MS: 'secret-value',
      GEMINI_MODEL: 'secret-value',
      PUBLIC_URL: 'secret-value',
      ALARM_EMAIL: 'secret-value',
    });

    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'ALARM_EMAIL',
      'AVITO_API_URL',
      'GEMINI_API_URL',
      'GEMINI_MODEL',
      'GEMINI_TIMEOUT_MS',
      'PUBLIC_URL',
      'TELEGRAM_API_URL',
      'stage',
    ]);
    expect(problems.join()).not.toContain('secret-value');
  });

  it.each([
    ['text', 'cheap'],
    ['another shape', '{"gemini-3.8-flash":{"input":1}}'],
    ['a negative price', '{"gemini-3.8-flash":{"inputUsdPerMillion":-1,"outputUsdPerMillion":1}}'],
  ])('refuses prices that are %s', (_, prices) => {
    expect(problemsOf('dev', { GEMINI_PRICES: prices })).toEqual([
      'GEMINI_PRICES must be JSON such as {"gemini-3.8-flash":{"inputUsdPerMillion":0.75,"outputUsdPerMillion":3.75}}',
    ]);
  });

  it('refuses a model without a price, also one named like something every object has', () => {
    expect(problemsOf('dev', { GEMINI_MODEL: 'constructor', GEMINI_FALLBACK_MODEL: 'gemini-9' })).toEqual([
      'GEMINI_MODEL names a model without a price: add it to GEMINI_PRICES',
      'GEMINI_FALLBACK_MODEL names a model without a price: add it to GEMINI_PRICES',
    ]);
  });

  it.each(['99', '10001', '1e3', '-5', '8000.5'])('refuses a model timeout of %s ms', (timeout) => {
    expect(problemsOf('dev', { GEMINI_TIMEOUT_MS: timeout })).toHaveLength(1);
  });

  it.each(['dev', 'prod'])('sends tokens and messages over plain http never in %s', (name) => {
    const http = {
      AVITO_API_URL: 'http://a.test',
      GEMINI_API_URL: 'http://g.test',
      TELEGRAM_API_URL: 'http://t.test',
      PUBLIC_URL: 'http://p.test',
      DASHBOARD_URL: 'http://d.test',
    };

    expect(problemsOf(name, http)).toEqual([
      'AVITO_API_URL must be an https URL',
      'GEMINI_API_URL must be an https URL',
      'TELEGRAM_API_URL must be an https URL',
      'PUBLIC_URL must be an https URL',
      'DASHBOARD_URL must be an https URL',
    ]);
  });

  it('gives the dashboard a host to itself, with a certificate that CloudFront takes', () => {
    const [origin, arn] = ['https://bot.example.com', 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b'];
    expect(stageOf('prod', { DASHBOARD_URL: `${origin}/`, DASHBOARD_CERTIFICATE_ARN: arn })).toMatchObject({
      dashboardUrl: origin,
      dashboardCertificateArn: arn,
    });
    expect(problemsOf('prod', { DASHBOARD_URL: `${origin}/desk` })).toEqual([
      'DASHBOARD_URL must be an origin such as https://bot.example.com, without a path',
    ]);
    expect(
      problemsOf('prod', { DASHBOARD_URL: origin, DASHBOARD_CERTIFICATE_ARN: arn.replace('us-east', 'eu-west') }),
    ).toEqual(['DASHBOARD_CERTIFICATE_ARN must be the ARN of a certificate in us-east-1']);
    expect(problemsOf('prod', { DASHBOARD_CERTIFICATE_ARN: arn })).toEqual([
      'DASHBOARD_URL is missing: a certificate is for its domain',
    ]);
  });

  it('allows plain http on one machine, and drops a slash at the end', () => {
    const stage = stageOf('local', { AVITO_API_URL: 'http://127.0.0.1:3001/', PUBLIC_URL: 'http://127.0.0.1:3000' });

    expect(stage.avitoApiUrl).toBe('http://127.0.0.1:3001');
    expect(stage.publicUrl).toBe('http://127.0.0.1:3000');
  });

  it.each([
    '*',
    'desk.example.com',
    'http://desk.example.com',
    'https://desk.example.com/app',
    'https://desk.example.com, *',
    'https://user@desk.example.com',
    ' , ',
  ])('opens the API to no pages but those of named origins: %j', (origins) => {
    expect(problemsOf('prod', { CORS_ORIGINS: origins })).toEqual([
      'CORS_ORIGINS must be origins such as https://desk.example.com, with commas between them',
    ]);
  });

  it('takes several origins, also of one machine where it runs there', () => {
    const origins = 'https://desk.example.com, https://b.example.com:8443/';
    expect(stageOf('prod', { CORS_ORIGINS: origins }).corsOrigins).toEqual([
      'https://desk.example.com',
      'https://b.example.com:8443',
    ]);
    expect(stageOf('local', { CORS_ORIGINS: 'http://127.0.0.1:5173' }).corsOrigins).toEqual(['http://127.0.0.1:5173']);
  });

  it('is dev with the real Avito and Gemini when nothing is said', () => {
    expect(stageOf(undefined)).toMatchObject({
      name: 'dev',
      keepsData: false,
      avitoApiUrl: 'https://api.avito.ru',
      gemini: {
        apiUrl: 'https://generativelanguage.googleapis.com',
        model: 'gemini-3.5-flash-lite',
        fallbackModel: 'gemini-3.8-flash',
        timeoutMilliseconds: 8_000,
      },
      publicUrl: undefined,
      dashboardUrl: undefined,
      dashboardCertificateArn: undefined,
      corsOrigins: [],
      alarmEmail: undefined,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(stageOf('dev', { GEMINI_MODEL: '', PUBLIC_URL: '' })).toEqual(stageOf('dev'));
  });

  it('takes another model together with its price', () => {
    const prices = { 'gemini-9': { inputUsdPerMillion: 1, outputUsdPerMillion: 2 } };
    const environment = {
      GEMINI_MODEL: 'gemini-9',
      GEMINI_FALLBACK_MODEL: 'gemini-9',
      GEMINI_PRICES: JSON.stringify(prices),
    };

    expect(stageOf('dev', environment).gemini).toMatchObject({ model: 'gemini-9', prices });
  });
});
