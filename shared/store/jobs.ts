import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { decodeCursor, encodeCursor, keyPosition } from './cursor.ts';
import {
  type Job,
  type JobClaim,
  type JobEnd,
  type JobProgress,
  type JobRef,
  jobSchema,
  LEASE_MS,
  MOST_TRIES,
} from './job.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEPT_SECONDS = 30 * 86_400;

/**
 * Work that outlasts a request. Whoever works on a job holds a lease under a name of its own; every change by a worker
 * names that lease, so that one that was thought dead cannot overwrite what its successor did. Forgotten after 30 days.
 */
export class Jobs {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async create(job: Job): Promise<void> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: {
        ...key(job),
        schemaVersion: SCHEMA_VERSION,
        expiresAt: Math.floor(job.createdAt / 1_000) + KEPT_SECONDS,
        ...job,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await this.#table.client.send(put);
  }

  async get(ref: JobRef): Promise<Job | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(ref), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : jobSchema.parse(Item);
  }

  /** The newest first. */
  async newest(
    sellerId: string,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: Job[]; nextCursor: string | undefined }> {
    const from = decodeCursor(cursor, keyPosition);
    const { Items = [], LastEvaluatedKey } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :jobs)',
        ExpressionAttributeValues: { ':pk': partition(sellerId), ':jobs': JOB },
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: from === undefined ? undefined : key({ sellerId, jobId: from }),
      }),
    );
    const last = LastEvaluatedKey === undefined ? undefined : Items.at(-1)?.jobId;
    return {
      items: Items.map((item) => jobSchema.parse(item)),
      nextCursor: last === undefined ? undefined : encodeCursor(last),
    };
  }

  /** The file has been uploaded. `undefined` where the job does not wait for one. */
  queueUploaded(ref: JobRef): Promise<Job | undefined> {
    return this.#update(ref, 'SET #state = :queued', '#state = :awaiting', {
      ':queued': 'queued',
      ':awaiting': 'awaiting-upload',
    });
  }

  /** Takes a job that is to be worked on and that nobody holds. Counts the tries since it last moved on. */
  async take(ref: JobRef, lease: string, now: number): Promise<JobClaim> {
    const job = await this.#update(
      ref,
      `SET #state = :running, lease = :lease, leaseUntil = :until, startedAt = if_not_exists(startedAt, :now),
        tries = if_not_exists(tries, :zero) + :one`,
      '#state IN (:queued, :running) AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
      {
        ':running': 'running',
        ':queued': 'queued',
        ':lease': lease,
        ':until': now + LEASE_MS,
        ':now': now,
        ':zero': 0,
        ':one': 1,
      },
    );
    if (job !== undefined) return { kind: job.tries > MOST_TRIES ? 'given-up' : 'taken', job };
    const found = await this.get(ref);
    const isOpen = found?.state === 'queued' || found?.state === 'running';
    // Where the lease has just ended, the next look finds it free.
    return isOpen ? { kind: 'busy', until: found.leaseUntil ?? now } : { kind: 'over' };
  }

  /** Keeps what was done, so that nobody does it again. False when the lease is lost: then stop. */
  async saveProgress(ref: JobRef, lease: string, progress: JobProgress): Promise<boolean> {
    const change = setting({ ...progress, tries: 1, transientFailures: 0 });
    return (await this.#update(ref, change.set, HELD, { ...change.values, ':lease': lease })) !== undefined;
  }

  /** Gives an unfinished job up for the next worker, at once or after a failure that may pass. */
  async release(ref: JobRef, lease: string, { transientFailures }: Pick<Job, 'transientFailures'>): Promise<boolean> {
    const change = setting({ tries: 0, transientFailures });
    const expression = `${change.set} REMOVE lease, leaseUntil`;
    return (await this.#update(ref, expression, HELD, { ...change.values, ':lease': lease })) !== undefined;
  }

  async end(ref: JobRef, lease: string, end: JobEnd): Promise<boolean> {
    const change = setting({ ...end });
    const expression = `${change.set} REMOVE lease, leaseUntil`;
    return (await this.#update(ref, expression, HELD, { ...change.values, ':lease': lease })) !== undefined;
  }

  /** Ends a job nobody could begin, because the queue did not take it. */
  async endUnqueued(ref: JobRef, end: JobEnd): Promise<void> {
    const change = setting({ ...end });
    await this.#update(ref, change.set, '#state = :queued AND attribute_not_exists(lease)', {
      ...change.values,
      ':queued': 'queued',
    });
  }

  async #update(
    ref: JobRef,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<Job | undefined> {
    const written = await ifHolds(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: key(ref),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(`${expression} ${condition}`),
          ExpressionAttributeValues: values,
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return written === undefined ? undefined : jobSchema.parse(written.Attributes);
  }
}

const JOB = 'JOB#';
const HELD = '#lease = :lease';

/** `SET` for what is given; an update may not name a value it does not give. */
function setting(change: Record<string, unknown>): { set: string; values: Record<string, unknown> } {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return {
    set: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    values: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  };
}

/** `#state` stands for the attribute `state`, and so on. */
function namesIn(expression: string): Record<string, string> {
  return Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([name, bare = '']) => [name, bare]));
}

function partition(sellerId: string): string {
  return `SELLER#${sellerId}`;
}

function key({ sellerId, jobId }: JobRef) {
  return { pk: partition(sellerId), sk: `${JOB}${jobId}` };
}
