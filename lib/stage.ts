import * as z from 'zod';
import { type StageFigures, type StageName, stageFigures, stageNames } from './stage-figures.ts';

const pricesSchema = z.record(
  z.string(),
  z.strictObject({ inputUsdPerMillion: z.number().min(0), outputUsdPerMillion: z.number().min(0) }),
);
type GeminiPrices = z.infer<typeof pricesSchema>;

/** Everything that differs between two deployments. */
export interface Stage extends StageFigures {
  name: StageName;
  avitoApiUrl: string;
  gemini: { apiUrl: string; model: string; fallbackModel: string; timeoutMilliseconds: number; prices: GeminiPrices };
  telegramApiUrl: string;
  /** What webhooks are registered with; without it, the API's own endpoint. */
  publicUrl: string | undefined;
  /** Where people find the dashboard; without it, CloudFront's own address. */
  dashboardUrl: string | undefined;
  /** Proves the domain of `dashboardUrl`; CloudFront takes only one from us-east-1. */
  dashboardCertificateArn: string | undefined;
  /** Other origins whose pages may call the API from a browser; the dashboard's own needs none. */
  corsOrigins: string[];
  /** Who hears the alarms; without it they only show in CloudWatch. */
  alarmEmail: string | undefined;
}

export type StageResult = { stage: Stage } | { problems: string[] };

const defaultPrices: GeminiPrices = {
  'gemini-3.5-flash-lite': { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 },
  'gemini-3.8-flash': { inputUsdPerMillion: 0.75, outputUsdPerMillion: 3.75 },
};

const prices = z.string().transform((text, context) => {
  try {
    const parsed = pricesSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: the same complaint.
  }
  context.addIssue({
    code: 'custom',
    message: 'must be JSON such as {"gemini-3.8-flash":{"inputUsdPerMillion":0.75,"outputUsdPerMillion":3.75}}',
  });
  return z.NEVER;
});

/** Sellers' tokens and buyers' messages travel there, so plain http is for one machine only. */
function baseUrl(stage: StageName) {
  const protocols = stage === 'local' ? ['http', 'https'] : ['https'];
  return z
    .url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error: `must be an ${protocols.join(' or ')} URL` })
    .transform((url) => url.replace(/\/+$/, ''));
}

/** `*` is refused: with it every page a signed-in person opens could try the API. */
function originList(stage: StageName) {
  const example = 'must be origins such as https://desk.example.com, with commas between them';
  const protocol = stage === 'local' ? /^https?:$/ : /^https:$/;
  return z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
    .refine((origins) => origins.every((origin) => isOrigin(origin, protocol)), example);
}

/** The dashboard has a host to itself: its paths begin at the root. */
function origin(stage: StageName) {
  return baseUrl(stage).refine(
    (url) => new URL(url).origin === url,
    'must be an origin such as https://bot.example.com, without a path',
  );
}

function isOrigin(text: string, protocol: RegExp): boolean {
  return URL.canParse(text) && new URL(text).origin === text && protocol.test(new URL(text).protocol);
}

/** The daily ceiling of a seller is counted in money: a model without a price would count as free. */
function hasPrice(model: 'GEMINI_MODEL' | 'GEMINI_FALLBACK_MODEL') {
  return z.refine<Record<typeof model, string> & { GEMINI_PRICES: GeminiPrices }>(
    (variables) => Object.hasOwn(variables.GEMINI_PRICES, variables[model]),
    {
      path: [model],
      error: 'names a model without a price: add it to GEMINI_PRICES',
      // Zod skips checks of the whole once a part failed; this one needs only that the prices are there.
      when: ({ issues }) => !issues.some((issue) => issue.path?.[0] === 'GEMINI_PRICES'),
    },
  );
}

function environmentSchema(stage: StageName) {
  return z
    .object({
      AVITO_API_URL: baseUrl(stage).default('https://api.avito.ru'),
      GEMINI_API_URL: baseUrl(stage).default('https://generativelanguage.googleapis.com'),
      GEMINI_MODEL: z.string().default('gemini-3.5-flash-lite'),
      GEMINI_FALLBACK_MODEL: z.string().default('gemini-3.8-flash'),
      GEMINI_TIMEOUT_MS: z
        .string()
        .regex(/^\d+$/, 'must be a whole number of milliseconds')
        .transform(Number)
        // Two drafts, each with a fallback, and the calls to Avito have to fit into the 60 seconds of the reply worker.
        .refine((milliseconds) => milliseconds >= 100 && milliseconds <= 9_000, 'must be between 100 and 9000')
        .default(8_000),
      GEMINI_PRICES: prices.default(defaultPrices),
      TELEGRAM_API_URL: baseUrl(stage).default('https://api.telegram.org'),
      PUBLIC_URL: baseUrl(stage).optional(),
      DASHBOARD_URL: origin(stage).optional(),
      DASHBOARD_CERTIFICATE_ARN: z
        .string()
        .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'must be the ARN of a certificate in us-east-1')
        .optional(),
      CORS_ORIGINS: originList(stage).default([]),
      ALARM_EMAIL: z.email('must be an e-mail address').optional(),
    })
    .check(hasPrice('GEMINI_MODEL'), hasPrice('GEMINI_FALLBACK_MODEL'))
    .refine((variables) => variables.DASHBOARD_CERTIFICATE_ARN === undefined || variables.DASHBOARD_URL !== undefined, {
      path: ['DASHBOARD_URL'],
      error: 'is missing: a certificate is for its domain',
    });
}

/**
 * Reads the stage from CDK context and the process environment. Names every wrong or missing value at once, by the name
 * it was given under, and never repeats a value.
 */
export function readStage(contextStage: unknown, environment: Record<string, string | undefined>): StageResult {
  const name = z.enum(stageNames).safeParse(contextStage ?? 'dev');
  // An empty variable means the same as none: that is how shells and pipelines unset one.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const variables = environmentSchema(name.data ?? 'local').safeParse(given);
  if (!name.success || !variables.success) {
    const stageProblem = name.success ? [] : [`stage (-c stage=…) must be one of ${stageNames.join(', ')}`];
    const rest = variables.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
    return { problems: [...stageProblem, ...rest] };
  }
  const data = variables.data;
  return {
    stage: {
      ...stageFigures[name.data],
      name: name.data,
      avitoApiUrl: data.AVITO_API_URL,
      gemini: {
        apiUrl: data.GEMINI_API_URL,
        model: data.GEMINI_MODEL,
        fallbackModel: data.GEMINI_FALLBACK_MODEL,
        timeoutMilliseconds: data.GEMINI_TIMEOUT_MS,
        prices: data.GEMINI_PRICES,
      },
      telegramApiUrl: data.TELEGRAM_API_URL,
      publicUrl: data.PUBLIC_URL,
      dashboardUrl: data.DASHBOARD_URL,
      dashboardCertificateArn: data.DASHBOARD_CERTIFICATE_ARN,
      corsOrigins: data.CORS_ORIGINS,
      alarmEmail: data.ALARM_EMAIL,
    },
  };
}
