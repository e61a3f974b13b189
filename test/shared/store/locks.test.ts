import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '../../../shared/store/locks.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { virtualTime } from '../../support/virtual-time.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

describe('work under a lock', () => {
  it('gives what the work gives', async () => {
    expect(await withLock(table, 'lock-1', virtualTime(), async () => 'done')).toBe('done');
  });

  it('runs one at a time', async () => {
    const time = virtualTime();
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const worker = (name: number) => () =>
      withLock(table, 'lock-2', time, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await time.sleep(400);
        order.push(name);
        inside -= 1;
      });
    await time.run(...Array.from({ length: 8 }, (_none, name) => worker(name)));
    expect(most).toBe(1);
    expect(order.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('does not wait for work under another name', async () => {
    const time = virtualTime();
    const start = time.now();
    await time.run(
      () => withLock(table, 'lock-3a', time, () => time.sleep(5_000)),
      () => withLock(table, 'lock-3b', time, async () => expect(time.now()).toBe(start)),
    );
  });

  it('lets the next one in after it failed, and throws what it threw', async () => {
    const time = virtualTime();
    const failure = new Error('the work failed');
    await expect(withLock(table, 'lock-4', time, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await withLock(table, 'lock-4', time, async () => 'next')).toBe('next');
  });
});

describe('a lock that is held', () => {
  it('for too long is reported as busy after ten seconds', async () => {
    const time = virtualTime();
    const start = time.now();
    const waiting = async () => {
      const failure = await withLock(table, 'lock-5', time, async () => 'in').catch((error) => error);
      expect(failure).toMatchObject({ kind: 'transient', code: 'lock-busy' });
      expect(time.now() - start).toBe(10_000);
    };
    await time.run(() => withLock(table, 'lock-5', time, () => time.sleep(15_000)), waiting);
  });

  it('by a process that died is free again when its time has run out', async () => {
    const time = virtualTime();
    let release = () => {};
    const dead = withLock(table, 'lock-6', time, () => new Promise<void>((resolve) => (release = resolve)));
    await expect(time.run(() => withLock(table, 'lock-6', time, async () => 'in'))).rejects.toThrow('not free');
    time.advance(20_001);
    expect(await time.run(() => withLock(table, 'lock-6', time, async () => 'in'))).toEqual(['in']);
    release();
    await dead;
  });

  it('is not released by one who has lost it', async () => {
    const time = virtualTime();
    let release = () => {};
    const slow = withLock(table, 'lock-7', time, () => new Promise<void>((resolve) => (release = resolve)));
    await expect(time.run(() => withLock(table, 'lock-7', time, async () => 'in'))).rejects.toThrow();
    time.advance(30_001);
    await withLock(table, 'lock-7', time, async () => {
      release();
      await slow;
      const third = time.run(() => withLock(table, 'lock-7', time, async () => 'in'));
      await expect(third).rejects.toMatchObject({ code: 'lock-busy' });
    });
  });
});
