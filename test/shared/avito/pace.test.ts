import { describe, expect, it } from 'vitest';
import { localPace } from '../../../shared/avito/pace.ts';

/** A clock that only moves when somebody sleeps; sleepers wake in the order of their time. */
function aClock() {
  let time = 1_000_000;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (milliseconds: number) => new Promise<void>((wake) => void sleepers.push({ at: time + milliseconds, wake })),
    async runFor(milliseconds: number) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        sleepers.sort((one, other) => one.at - other.at);
        const next = sleepers[0];
        if (!next || next.at > end) break;
        sleepers.shift();
        time = next.at;
        next.wake();
      }
      time = end;
    },
  };
}

async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function aPace(options: { requestsPerSecond?: number; burst?: number; longestWaitSeconds?: number } = {}) {
  const clock = aClock();
  const settings = { requestsPerSecond: 5, burst: 1, longestWaitSeconds: 60, ...options };
  const pace = localPace({ ...settings, now: clock.now, sleep: clock.sleep });
  const start = clock.now();
  const admittedAfter: number[] = [];
  return {
    pace,
    clock,
    admittedAfter,
    admit: () => pace.admit().then(() => void admittedAfter.push(clock.now() - start)),
  };
}

describe('the pace of a seller', () => {
  it('spreads requests evenly', async () => {
    const { admit, clock, admittedAfter } = aPace();
    for (let request = 0; request < 4; request++) void admit();
    await clock.runFor(10_000);
    expect(admittedAfter).toEqual([0, 200, 400, 600]);
  });

  it('lets a burst go at once, and only once', async () => {
    const { admit, clock, admittedAfter } = aPace({ burst: 3 });
    for (let request = 0; request < 5; request++) void admit();
    await clock.runFor(10_000);
    expect(admittedAfter).toEqual([0, 0, 0, 200, 400]);
  });

  it('saves up no more than the burst in a quiet time', async () => {
    const { admit, clock, admittedAfter } = aPace({ burst: 2 });
    await clock.runFor(60_000);
    for (let request = 0; request < 3; request++) void admit();
    await clock.runFor(1000);
    expect(admittedAfter).toEqual([60_000, 60_000, 60_200]);
  });

  it('refuses a request that would wait too long, and says how long', async () => {
    const { admit, pace } = aPace({ longestWaitSeconds: 2 });
    await pace.pause(30);
    await expect(admit()).rejects.toMatchObject({ kind: 'transient', code: 'avito-paced', retryAfterSeconds: 30 });
  });

  it('holds no place for a request it refused', async () => {
    const { admit, clock, pace, admittedAfter } = aPace({ longestWaitSeconds: 0.3 });
    void admit();
    void admit();
    await expect(pace.admit()).rejects.toMatchObject({ code: 'avito-paced' });
    await clock.runFor(400);
    void admit();
    await clock.runFor(1000);
    expect(admittedAfter).toEqual([0, 200, 400]);
  });

  it('is silent for a pause, and goes on one by one', async () => {
    const { admit, clock, pace, admittedAfter } = aPace({ burst: 3 });
    await pace.pause(5);
    void admit();
    void admit();
    await clock.runFor(10_000);
    expect(admittedAfter).toEqual([5000, 5200]);
  });

  it('holds back a request that was already waiting when the pause came', async () => {
    const { admit, clock, pace, admittedAfter } = aPace();
    void admit();
    void admit();
    await clock.runFor(100);
    await pace.pause(3);
    await clock.runFor(10_000);
    expect(admittedAfter).toEqual([0, 3100]);
  });

  it('does not shorten a long pause by a short one', async () => {
    const { admit, clock, pace, admittedAfter } = aPace();
    await pace.pause(9);
    await pace.pause(1);
    void admit();
    await clock.runFor(20_000);
    expect(admittedAfter).toEqual([9000]);
  });
});
