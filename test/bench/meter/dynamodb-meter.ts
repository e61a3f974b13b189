import * as z from 'zod';
import type { Listening } from '../../../local/listen.ts';
import type { TableDescription } from '../../../local/template/read-tables.ts';
import { type AttributeValue, type Item, itemSchema } from './item.ts';
import { type Call, type CallAnswer, openProxy, type Upstream } from './open-proxy.ts';
import { indexWriteUnits, readUnits, tableWriteUnits } from './units.ts';

export interface Charge {
  caller: string;
  operation: string;
  /** Of what: `CHAT`, `MESSAGE`. */
  entity: string;
  tableWrite: number;
  indexWrite: number;
  read: number;
}

export interface DynamoDbMeter extends Listening {
  /** Counts from here on; without it calls pass as fast as they can. */
  start(): void;
  /** What was charged since the start; counts no longer. */
  stop(): Charge[];
}

/** What would change the charge in ways the meter does not know is refused: better no figure than a wrong one. */
const unknown = z.undefined({ error: 'the meter does not know how this is charged' }).optional();
const requestSchema = z.object({
  TableName: z.string(),
  Key: itemSchema.optional(),
  Item: itemSchema.optional(),
  ConsistentRead: z.boolean().default(false),
  ExpressionAttributeValues: itemSchema.default({}),
  FilterExpression: unknown,
  ProjectionExpression: unknown,
});
type Request = z.infer<typeof requestSchema>;

const batchGetSchema = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({ Keys: z.array(itemSchema), ConsistentRead: z.boolean().default(false) }),
  ),
});
const batchAnswerSchema = z.object({ Responses: z.record(z.string(), z.array(itemSchema)) });

const answerSchema = z.object({ Item: itemSchema.optional(), Items: z.array(itemSchema).optional() });

/**
 * Counts the request units of every call as DynamoDB would charge them: from the items as they are before and after.
 * The embedded engine's own ConsumedCapacity leaves out index writes, failed conditions and empty queries, and counts
 * characters instead of bytes.
 */
export async function openDynamoDbMeter(engineUrl: string, tables: TableDescription[]): Promise<DynamoDbMeter> {
  let charges: Charge[] | undefined;
  const turns = new Map<string, Promise<unknown>>();
  /** Nothing else may write the item between the looks before and after. */
  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(key) ?? Promise.resolve()).then(work);
    turns.set(
      key,
      turn.catch(() => {}),
    );
    return turn;
  };
  const proxy = await openProxy(engineUrl, (call, upstream) => {
    const book = charges;
    if (book === undefined) return upstream.send(call.operation, call.body);
    if (call.operation === 'BatchGetItem') return readBatch(call, upstream, book);
    const request = requestSchema.parse(JSON.parse(call.body));
    const table = tables.find(({ name }) => name === request.TableName);
    if (table === undefined) throw new Error(`the meter does not know the table ${request.TableName}`);
    const metered = { call, request, table, upstream };
    if (call.operation === 'GetItem' || call.operation === 'Query') return read(metered, book);
    return inTurn(JSON.stringify(keyOf(metered)), () => write(metered, book));
  });
  return {
    ...proxy,
    start: () => {
      charges = [];
    },
    stop: () => {
      const booked = charges ?? [];
      charges = undefined;
      return booked;
    },
  };
}

interface MeteredCall {
  call: Call;
  request: Request;
  table: TableDescription;
  upstream: Upstream;
}

async function read({ call, request, upstream }: MeteredCall, book: Charge[]): Promise<CallAnswer> {
  const answer = await upstream.send(call.operation, call.body);
  const { Item, Items = Item === undefined ? [] : [Item] } = answerSchema.parse(JSON.parse(answer.body));
  book.push({ ...headOf(call, request), read: readUnits(Items, request.ConsistentRead) });
  return answer;
}

/** Each item is charged by itself, whole whatever part of it was asked for, and one that is not there costs the least. */
async function readBatch(call: Call, upstream: Upstream, book: Charge[]): Promise<CallAnswer> {
  const { RequestItems } = batchGetSchema.parse(JSON.parse(call.body));
  const whole = await upstream.send(call.operation, JSON.stringify({ RequestItems }));
  const { Responses } = batchAnswerSchema.parse(JSON.parse(whole.body));
  for (const [name, { Keys, ConsistentRead }] of Object.entries(RequestItems)) {
    const items = Responses[name] ?? [];
    const missing = Keys.length - items.length;
    const each = [...items.map((item) => [item]), ...Array.from({ length: missing }, () => [])];
    const read = each.reduce((total, one) => total + readUnits(one, ConsistentRead), 0);
    const [first] = Keys;
    book.push({ ...chargeOf(call, first?.sk), read });
  }
  return upstream.send(call.operation, call.body);
}

async function write(metered: MeteredCall, book: Charge[]): Promise<CallAnswer> {
  const { call, request, table, upstream } = metered;
  if (!['PutItem', 'UpdateItem', 'DeleteItem'].includes(call.operation)) {
    throw new Error(`the meter does not know how ${call.operation} is charged`);
  }
  const look = async (): Promise<Item | undefined> => {
    const query = { TableName: table.name, Key: keyOf(metered), ConsistentRead: true };
    return answerSchema.parse(JSON.parse((await upstream.send('GetItem', JSON.stringify(query))).body)).Item;
  };
  const before = await look();
  const answer = await upstream.send(call.operation, call.body);
  const after = await look();
  book.push({
    ...headOf(call, request),
    operation: answer.status === 200 ? call.operation : `${call.operation}, condition failed`,
    tableWrite: tableWriteUnits(before, after),
    indexWrite: indexWriteUnits(table, before, after),
  });
  return answer;
}

function keyOf({ request, table }: Pick<MeteredCall, 'request' | 'table'>): Item {
  const item = request.Key ?? request.Item ?? {};
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function headOf(call: Call, request: Request): Charge {
  const key = request.Key ?? request.Item;
  const sort = key === undefined ? Object.values(request.ExpressionAttributeValues).at(-1) : key.sk;
  return chargeOf(call, sort);
}

function chargeOf({ operation, caller = 'event source' }: Call, sort: AttributeValue | undefined): Charge {
  const entity = sort !== undefined && 'S' in sort ? (sort.S.split('#')[0] ?? '') : '';
  return { caller, operation, entity, tableWrite: 0, indexWrite: 0, read: 0 };
}
