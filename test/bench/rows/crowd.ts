import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../../local/engines/local-client.ts';
import type { TableDescription } from '../../../local/template/read-tables.ts';
import { chatsRoutes } from '../../../shared/api/chats-routes.ts';
import { insightsRoutes } from '../../../shared/api/insights-routes.ts';
import { connectTable } from '../../../shared/store/table.ts';
import { apiSurroundings, callerOf } from '../../support/an-api.ts';
import { CROWD_SELLER, type Crowd, openCrowd } from '../crowd/open-crowd.ts';
import type { Figure, Row } from '../figure.ts';
import { type Charge, openDynamoDbMeter } from '../meter/dynamodb-meter.ts';
import { median, milliseconds, sum } from '../statistics.ts';

const few = 100;
const many = 100_000;
const messagesEach = 10;
const rounds = 60;
/** What the same page may take of a table a thousand times as large; both are noisy on two cores. */
const barRatio = 1.5;

const params = { sellerId: CROWD_SELLER };
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const month = { from: day(29), to: day(0) };
const chat = { ...params, chatId: 'u2i-crowd000000000050~bench' };

/** The API's functions on one table, called as API Gateway calls them. */
interface Client {
  chats: ReturnType<typeof callerOf<typeof chatsRoutes>>;
  insights: ReturnType<typeof callerOf<typeof insightsRoutes>>;
  as: string;
}
type Answer = { status: number };

const pages: { what: string; open(client: Client): Promise<Answer[]> }[] = [
  {
    what: 'inbox page',
    open: async ({ chats, as }) => [await chats('listChats', { as, params })],
  },
  {
    what: 'inbox page of the chats that call for a human',
    open: async ({ chats, as }) => [await chats('listChats', { as, params, query: { state: 'needs-human' } })],
  },
  {
    what: 'chat page (the chat and its messages)',
    open: ({ chats, as }) =>
      Promise.all([chats('getChat', { as, params: chat }), chats('listMessages', { as, params: chat })]),
  },
  {
    what: 'insights of 30 days',
    open: async ({ insights, as }) => [await insights('getInsights', { as, params, query: month })],
  },
  {
    what: 'the unanswered now',
    open: async ({ insights, as }) => [await insights('listUnanswered', { as, params })],
  },
];

/** The same pages of two tables that differ in size alone. */
export const crowdRow: Row = {
  name: 'crowd',
  async measure(bench) {
    const [description] = (await bench.assembly()).tables;
    if (description === undefined) throw new Error('the template has no table');
    // The handlers read variables when they load; the rows after this one must not inherit them.
    const environment = { ...process.env };
    const small = await openCrowd(bench.folder, description, few);
    const large = await openCrowd(bench.folder, description, many);
    try {
      const clients = {
        small: await connect(small.engine.url, description),
        large: await connect(large.engine.url, description),
      };
      const figures: Figure[] = [];
      for (const [place, page] of pages.entries()) {
        const units = {
          small: await unitsOf(page, small, description),
          large: await unitsOf(page, large, description),
        };
        const notes = place === 0 ? notesOf(large) : [];
        figures.push({ ...figureOf(page.what, units, await timesOf(page, clients)), notes });
      }
      return figures;
    } finally {
      process.env = environment;
      await small.engine.close();
      await large.engine.close();
    }
  },
};

async function connect(url: string, description: TableDescription): Promise<Client> {
  const table = connectTable(description.name, new DynamoDBClient(localClient(url)));
  const world = await apiSurroundings(table, Date.now());
  Object.assign(process.env, {
    TABLE_NAME: description.name,
    ACCESS_KEYS_SECRET_ARN: 'not-read',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    CORS_ORIGINS: '[]',
    AVITO_API_URL: 'http://127.0.0.1:9',
    SELLER_SECRET_PREFIX: 'not-read',
    AWS_REGION: 'us-east-1',
  });
  const [chats, chatsDeps, insights, insightsDeps] = await Promise.all([
    import('../../../functions/chats/handler.ts'),
    import('../../../functions/chats/deps.ts'),
    import('../../../functions/insights/handler.ts'),
    import('../../../functions/insights/deps.ts'),
  ]);
  return {
    chats: callerOf(
      chatsRoutes,
      chats.createHandler({ ...chatsDeps.createDeps(), ...chatsDeps.chatStores(table), ...world.deps }),
    ),
    insights: callerOf(
      insightsRoutes,
      insights.createHandler({ ...insightsDeps.insightsStores(table), ...world.deps }),
    ),
    as: await world.person('admin'),
  };
}

async function unitsOf(
  { open }: (typeof pages)[number],
  { engine }: Crowd,
  description: TableDescription,
): Promise<Charge[]> {
  const meter = await openDynamoDbMeter(engine.url, [description]);
  const client = await connect(meter.url, description);
  meter.start();
  check(await open(client));
  const charges = meter.stop();
  await meter.close(0);
  return charges;
}

/** In turn, so that a busy moment of the machine meets both. */
async function timesOf({ open }: (typeof pages)[number], clients: { small: Client; large: Client }) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const size of ['small', 'large'] as const) {
      const startedAt = performance.now();
      check(await open(clients[size]));
      times[size].push(performance.now() - startedAt);
    }
  }
  return times;
}

function check(answers: Answer[]): void {
  const refused = answers.find(({ status }) => status !== 200);
  if (refused !== undefined) throw new Error(`a page was answered with ${refused.status}`);
}

function figureOf(
  what: string,
  charges: { small: Charge[]; large: Charge[] },
  times: { small: number[]; large: number[] },
): Figure {
  const units = { small: unitSum(charges.small), large: unitSum(charges.large) };
  const ratio = median(times.large) / median(times.small);
  return {
    what: `${what}, ${many.toLocaleString('en')} chats with ${(many * messagesEach).toLocaleString('en')} messages`,
    measured: `${units.large} read, p50 ${milliseconds(median(times.large))}`,
    bar: `the same units, p50 ≤ ${barRatio} ×`,
    isReached: units.large === units.small && ratio <= barRatio,
    baseline: `${units.small} read, p50 ${milliseconds(median(times.small))} (${few} chats with ${(few * messagesEach).toLocaleString('en')} messages)`,
    notes: [],
    details: charges.large.map(
      ({ operation, entity, read }) => `  ${`${operation} ${entity}`.padEnd(30)} ${read} read`,
    ),
  };
}

function notesOf({ filled }: Crowd): string[] {
  return [
    `This and the rows below: the functions' own handlers in one process, without gateway; ${rounds} calls of each table in turn. The caller's own item (1 unit each call) is included.`,
    `Of each table 20 chats wait for a human, and the same month of hours is counted. ${filled.items.toLocaleString('en')} items were written into the engine's store in ${(filled.milliseconds / 1_000).toFixed(0)} s.`,
  ];
}

function unitSum(charges: Charge[]): number {
  return sum(charges.map(({ read }) => read));
}
