import { describe, expect, it } from 'vitest';
import { reconcileAll } from '../../../functions/reconcile/reconcile-all.ts';
import type { ReconcileDeps } from '../../../functions/reconcile/reconcile-deps.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aSeller } from '../../support/a-seller.ts';

const start = Date.parse('2026-01-01T10:00:00Z');
const HOUR = 3_600_000;
const never = () => Promise.reject(new Error('not to be called'));

/** Sellers by name; `waits` says for how long their oldest buyer waits, in seconds; `avito` what Avito answers about them. */
function someSellers(
  names: string[],
  {
    waits = {},
    avito = {},
    secondsEach = 0,
  }: { waits?: Record<string, number>; avito?: Record<string, unknown>; secondsEach?: number } = {},
) {
  const clock = { now: start };
  const notebook = aNotebook();
  const visited: string[] = [];
  const runs: unknown[] = [];
  const deps: ReconcileDeps = {
    sellers: {
      async *allIds() {
        yield* names;
      },
      get: async (sellerId) => {
        visited.push(sellerId);
        clock.now += secondsEach * 1_000;
        if (sellerId.startsWith('gone')) return undefined;
        if (sellerId.startsWith('broken')) throw new Error('the item cannot be read');
        return aSeller({ sellerId });
      },
      noteAvitoStatus: async () => false,
      noteWebhook: async () => false,
    },
    chats: {
      get: async () => undefined,
      inState: async (sellerId) => {
        const seconds = waits[sellerId];
        return seconds === undefined
          ? []
          : [{ chatId: 'u2i-1', changedAt: new Date(clock.now - seconds * 1_000).toISOString() }];
      },
      finishTurn: never,
      noteBuyerName: never,
    },
    counts: { add: never },
    health: {
      note: async () => undefined,
      noteRun: async (run) => void runs.push(run),
    },
    messages: { get: never, newest: never },
    replies: { get: never, keep: never, newest: never, settleUnsent: never },
    inbound: { put: never },
    replyQueue: { schedule: never },
    noticeQueue: { put: never },
    avitoFor: ({ sellerId }) => ({
      listChats: async () => {
        if (sellerId in avito) throw avito[sellerId];
        return [];
      },
      listMessages: never,
      listSubscriptions: async () => [{ url: 'https://ours.example.com', version: '3' }],
      subscribeWebhook: never,
    }),
    webhookUrlOf: async () => 'https://ours.example.com',
    now: () => clock.now,
    log: notebook.log,
    measure: notebook.measure,
  };
  return {
    deps,
    clock,
    visited,
    runs,
    lines: notebook.lines,
    oldest: () => notebook.valuesOf('OldestUnansweredSeconds'),
  };
}
const numbered = (count: number) => Array.from({ length: count }, (_none, index) => `seller-${index}`);

describe('a run', () => {
  it('reaches every seller', async () => {
    const { deps, visited, runs, lines } = someSellers(numbered(25), { waits: { 'seller-3': 90, 'seller-9': 30 } });
    expect(await reconcileAll(start + HOUR, deps)).toEqual({ sellers: 25, failed: 0, left: 0 });
    expect(runs).toEqual([{ at: start, sellers: 25, failed: 0, left: 0, oldestUnansweredAt: start - 90_000 }]);
    expect(visited.sort()).toEqual(numbered(25).sort());
    expect(lines).toEqual([]);
  });

  it('without sellers is nothing', async () => {
    const { deps, oldest } = someSellers([]);
    expect(await reconcileAll(start + HOUR, deps)).toEqual({ sellers: 0, failed: 0, left: 0 });
    expect(oldest()).toEqual([0]);
  });

  it('passes over a seller who is gone meanwhile', async () => {
    const { deps, lines } = someSellers(['gone-1', 'seller-1']);
    expect(await reconcileAll(start + HOUR, deps)).toMatchObject({ failed: 0 });
    expect(lines).toEqual([]);
  });
});

describe("one seller's failure", () => {
  it("is his own: Avito's bad minute is a warning, anything else an error", async () => {
    const unavailable = new AppError('transient', { code: 'avito-unavailable', message: 'Avito answered 503' });
    const bug = new TypeError('x is not a function');
    const { deps, visited, lines } = someSellers(['bad-minute', 'bug', 'broken-1', ...numbered(20)], {
      avito: { 'bad-minute': unavailable, bug },
    });
    expect(await reconcileAll(start + HOUR, deps)).toEqual({ sellers: 22, failed: 3, left: 0 });
    expect(visited).toHaveLength(23);
    const message = 'seller not reconciled';
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual({
      level: 'warn',
      message,
      fields: { sellerId: 'bad-minute', code: 'avito-unavailable' },
    });
    expect(lines).toContainEqual({ level: 'error', message, fields: { sellerId: 'bug', error: bug } });
    expect(lines).toContainEqual({
      level: 'error',
      message,
      fields: { sellerId: 'broken-1', error: expect.any(Error) },
    });
  });
});

describe('how long the oldest buyer waits', () => {
  it('is recorded as the longest of all sellers', async () => {
    const { deps, oldest } = someSellers(numbered(12), { waits: { 'seller-3': 20, 'seller-7': 45, 'seller-11': 1 } });
    await reconcileAll(start + HOUR, deps);
    expect(oldest()).toEqual([45]);
  });

  it('is recorded as nothing when nobody waits', async () => {
    const { deps, oldest } = someSellers(numbered(3));
    await reconcileAll(start + HOUR, deps);
    expect(oldest()).toEqual([0]);
  });

  it('is recorded while Avito is down, for the seller concerned too', async () => {
    const down = new AppError('transient', { code: 'avito-unavailable', message: 'down' });
    const { deps, oldest } = someSellers(['seller-1'], { waits: { 'seller-1': 50 }, avito: { 'seller-1': down } });
    await reconcileAll(start + HOUR, deps);
    expect(oldest()).toEqual([50]);
  });

  it('is recorded when the time ran out at once', async () => {
    const { deps, oldest } = someSellers(numbered(3), { waits: { 'seller-1': 50 } });
    await reconcileAll(start, deps);
    expect(oldest()).toEqual([0]);
  });
});

describe('a run that has no time for all', () => {
  it('begins nobody after the deadline, and says how many are left', async () => {
    const { deps, visited } = someSellers(numbered(30), { secondsEach: 2 });
    const report = await reconcileAll(start + 40_000, deps);
    expect(report.sellers + report.left).toBe(30);
    expect(report.left).toBeGreaterThan(0);
    expect(visited).toHaveLength(report.sellers);
  });

  it('is followed by one that begins with others, so that all are reached', async () => {
    const reached = new Set<string>();
    for (let minute = 0; minute < 6; minute += 1) {
      const { deps, clock, visited } = someSellers(numbered(47), { secondsEach: 4 });
      clock.now += minute * 60_000;
      await reconcileAll(clock.now + 45_000, deps);
      for (const sellerId of visited) reached.add(sellerId);
    }
    expect(reached.size).toBe(47);
  });
});
