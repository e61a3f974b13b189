import { randomUUID } from 'node:crypto';
import { account } from '../template/account.ts';
import type { ScheduleDescription } from '../template/read-schedules.ts';

/**
 * Fires each schedule now and then at its rate. EventBridge waits one period first; here the queues of an earlier run are gone with
 * its process, and nobody should wait a minute for what was in them. A failed run is not repeated: the next one comes.
 */
export function startSchedules(
  schedules: ScheduleDescription[],
  fire: (schedule: ScheduleDescription) => unknown,
): { close(): void } {
  for (const schedule of schedules) void fire(schedule);
  const timers = schedules.map((schedule) => setInterval(() => void fire(schedule), schedule.everySeconds * 1000));
  return { close: () => timers.forEach(clearInterval) };
}

/** What EventBridge sends to the target of a rule. */
export function scheduledEvent(schedule: ScheduleDescription, now: Date): object {
  if (schedule.input !== undefined) return { ...toObject(schedule.input) };
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: account.id,
    time: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: account.region,
    resources: [schedule.ruleArn],
    detail: {},
  };
}

function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
