import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { PACE, SellerPace } from '../../../shared/store/seller-pace.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { virtualTime } from '../../support/virtual-time.ts';

let table: TestTable;
let sellers = 0;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

type Time = ReturnType<typeof virtualTime>;
const aSellerId = () => `seller-${++sellers}`;

/** A process that asks for as much as it may, and obeys when it is told to come later. */
function aGreedyProcess(sellerId: string, time: Time, end: number, admitted: number[]) {
  const pace = new SellerPace(table, sellerId, time);
  return async () => {
    while (time.now() < end) {
      try {
        await pace.admit();
        if (time.now() < end) admitted.push(time.now());
      } catch (error) {
        if (!isAppError(error, 'transient')) throw error;
        await time.sleep((error.retryAfterSeconds ?? 0) * 1_000);
      }
    }
  };
}

describe('the request limit of a seller', () => {
  it.each([1, 2, 5])('holds over ten seconds with %i greedy processes', async (processes) => {
    const time = virtualTime();
    const sellerId = aSellerId();
    const admitted: number[] = [];
    const end = time.now() + 10_000;
    await time.run(...Array.from({ length: processes }, () => aGreedyProcess(sellerId, time, end, admitted)));
    expect(admitted.length).toBeLessThanOrEqual(10 * PACE.requestsPerSecond + PACE.burst);
    expect(admitted.length).toBeGreaterThanOrEqual(10 * PACE.requestsPerSecond - PACE.block);
  });

  it('lets a burst go at once after a quiet time, and only once', async () => {
    const time = virtualTime();
    const start = time.now();
    const pace = new SellerPace(table, aSellerId(), time);
    const after: number[] = [];
    await time.run(async () => {
      for (let request = 0; request < 16; request += 1) {
        await pace.admit();
        after.push(time.now() - start);
      }
    });
    expect(after).toEqual([...Array(8).fill(0), ...Array(4).fill(800), ...Array(4).fill(1_600)]);
  });

  it('is not saved up', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    const first = new SellerPace(table, sellerId, time);
    await time.run(() => first.admit());
    time.advance(3_600_000);
    const admitted: number[] = [];
    const end = time.now() + 1;
    await time.run(aGreedyProcess(sellerId, time, end, admitted));
    expect(admitted.length).toBeLessThanOrEqual(PACE.burst);
  });

  it('of one seller is nothing to another', async () => {
    const time = virtualTime();
    const start = time.now();
    const [one, other] = [new SellerPace(table, aSellerId(), time), new SellerPace(table, aSellerId(), time)];
    await time.run(async () => {
      for (let request = 0; request < 8; request += 1) await one.admit();
      await other.admit();
    });
    expect(time.now()).toBe(start);
  });

  it('sends a process away whose turn would come too late', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    const crowd = Array.from({ length: 9 }, () => new SellerPace(table, sellerId, time));
    const outcomes = await time.run(
      ...crowd.map(
        (pace) => () =>
          pace.admit().then(
            () => 'admitted',
            (error) => error,
          ),
      ),
    );
    const away = outcomes.filter((outcome) => outcome !== 'admitted');
    expect(away.length).toBeGreaterThan(0);
    expect(away[0]).toMatchObject({ kind: 'transient', code: 'avito-paced', retryAfterSeconds: 2 });
    expect(outcomes.length - away.length).toBeGreaterThanOrEqual(4);
  });

  it('never makes a process wait longer than it says', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    const waits: number[] = [];
    await time.run(
      ...Array.from({ length: 12 }, () => async () => {
        const start = time.now();
        await new SellerPace(table, sellerId, time).admit().catch(() => {});
        waits.push(time.now() - start);
      }),
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(PACE.longestWaitSeconds * 1_000 + PACE.block * 200);
  });
});

describe('a pause that Avito asked for', () => {
  it('holds for every process, and is told as a wait', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    await time.run(() => new SellerPace(table, sellerId, time).pause(30));
    const other = new SellerPace(table, sellerId, time);
    await expect(time.run(() => other.admit())).rejects.toMatchObject({ code: 'avito-paced' });
    time.advance(27_000);
    await expect(time.run(() => other.admit())).rejects.toMatchObject({ code: 'avito-paced' });
    time.advance(3_000);
    await time.run(() => other.admit());
  });

  it('takes back the slots of the process that was told', async () => {
    const time = virtualTime();
    const pace = new SellerPace(table, aSellerId(), time);
    await time.run(() => pace.admit());
    await time.run(() => pace.pause(10));
    await expect(time.run(() => pace.admit())).rejects.toMatchObject({ code: 'avito-paced' });
  });

  it('is waited for when it is short', async () => {
    const time = virtualTime();
    const start = time.now();
    const pace = new SellerPace(table, aSellerId(), time);
    await time.run(() => pace.pause(1));
    await time.run(() => pace.admit());
    expect(time.now() - start).toBeGreaterThanOrEqual(1_000);
  });

  it('is not made shorter by a shorter one', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    await time.run(() => new SellerPace(table, sellerId, time).pause(60));
    await time.run(() => new SellerPace(table, sellerId, time).pause(1));
    time.advance(30_000);
    const admit = time.run(() => new SellerPace(table, sellerId, time).admit());
    await expect(admit).rejects.toMatchObject({ code: 'avito-paced' });
  });

  it('uses up the burst: afterwards requests go at their pace', async () => {
    const time = virtualTime();
    const sellerId = aSellerId();
    const pace = new SellerPace(table, sellerId, time);
    await time.run(() => pace.pause(1));
    const admitted: number[] = [];
    const end = time.now() + 3_000;
    await time.run(aGreedyProcess(sellerId, time, end, admitted));
    expect(admitted.length).toBeLessThanOrEqual(2 * PACE.requestsPerSecond);
  });
});

it('loses slots that were booked and not used in time', async () => {
  const time = virtualTime();
  const sellerId = aSellerId();
  const pace = new SellerPace(table, sellerId, time);
  await time.run(() => pace.admit());
  time.advance(PACE.slotsLastSeconds * 1_000 + 1);
  await time.run(() => new SellerPace(table, sellerId, time).pause(60));
  await expect(time.run(() => pace.admit())).rejects.toMatchObject({ code: 'avito-paced' });
});
