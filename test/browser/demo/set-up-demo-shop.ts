import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../../local/engines/local-client.ts';
import { requireVariable } from '../../../local/template/describe-cloud.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { connectTable } from '../../../shared/store/table.ts';
import { type Dashboard, readListings } from '../dashboard/open-dashboard.ts';
import { type DashboardPage, dashboardPages } from '../dashboard/pages.ts';
import { until } from '../until.ts';
import { demoArticles, demoScenarios, demoTemplates, demoTexts } from './demo-knowledge.ts';
import { type DemoChat, demoTalk } from './demo-talk.ts';
import { pastHours } from './past-hours.ts';

const DEMO_SELLER = 'demo';
const CHAIR = 3456789012;
const params = { sellerId: DEMO_SELLER };

/** A furniture shop after a month with the bot: knowledge, chats of every kind, a month of figures. Resolves when the bot is done. */
export async function setUpDemoShop(dashboard: Dashboard): Promise<void> {
  await addKnowledge(dashboard);
  await addPast(dashboard);
  for (const chat of demoTalk) await talk(dashboard, chat);
  // It brings in the names that Avito tells only with its list of chats.
  await dashboard.cloud.runSchedule('reconcile');
}

/** Every page there is, with the demo's chats and listings where a page is about one. */
export async function demoPages({ api }: Dashboard): Promise<DashboardPage[]> {
  const { items } = await api.listChats({ params, query: { limit: 100 } });
  // The oldest: it has the longest talk.
  const chair = items.findLast(({ listing, state }) => listing?.id === String(CHAIR) && state === 'waiting');
  const draft = items.find(({ state }) => state === 'draft');
  return dashboardPages({
    chatId: chair?.chatId ?? '',
    draftChatId: draft?.chatId ?? '',
    listingId: String(CHAIR),
  });
}

async function addKnowledge({ api }: Dashboard): Promise<void> {
  for (const body of demoArticles) await api.createArticle({ params, body });
  for (const body of demoTemplates) await api.createTemplate({ params, body });
  await readListings(api);
  const { items } = await api.listListings({ params, query: { limit: 100 } });
  for (const { listingId, price } of items.slice(0, 3)) {
    const floorPrice = price === undefined ? null : Math.round(price * 0.9);
    await api.changeListing({ params: { ...params, listingId }, body: { floorPrice } });
  }
  for (const [listingId, text] of demoTexts) {
    await api.changeListing({ params: { ...params, listingId }, body: { text } });
  }
  for (const body of demoScenarios) await api.createScenario({ params, body });
  await api.runScenarios({ params, body: {} });
}

/** Figures of the month before, as the bot counts them by the hour. */
async function addPast({ cloud }: Dashboard): Promise<void> {
  const client = new DynamoDBClient(localClient(cloud.engines.dynamoDb));
  const counts = new Counts(connectTable(requireVariable(cloud.description, 'TABLE_NAME'), client));
  for (const { at, happenings } of pastHours(Date.now())) {
    await Promise.all(happenings.map((happening) => counts.add(DEMO_SELLER, happening, at)));
  }
  client.destroy();
}

async function talk(dashboard: Dashboard, { buyer, listing, says, waitsFor }: DemoChat): Promise<void> {
  const { sandbox, api } = dashboard;
  const listingId = sandbox.control.listings(dashboard.cloud.demoAccount?.id)[listing]?.id ?? 0;
  const known = sandbox.control.buyers().find(({ name }) => name === buyer);
  const buyerId = (known ?? sandbox.control.addBuyer({ name: buyer })).id;
  const mode = waitsFor === 'draft' ? 'draft' : 'inherit';
  await api.changeListing({ params: { ...params, listingId: String(listingId) }, body: { mode } });
  for (const said of says) {
    const { chatId } = sandbox.control.buyerWrites({
      listingId,
      buyerId,
      ...(typeof said === 'string' ? { text: said } : { body: said }),
    });
    await until(async () => isDone(await api.getChat({ params: { ...params, chatId } }).catch(() => undefined)));
  }
  await api.changeListing({ params: { ...params, listingId: String(listingId) }, body: { mode: 'inherit' } });
}

function isDone(chat: { state: string; lastMessage?: { author: string } | undefined } | undefined): boolean {
  if (chat === undefined || chat.state === 'answering') return false;
  return chat.state !== 'waiting' || chat.lastMessage?.author !== 'buyer';
}
