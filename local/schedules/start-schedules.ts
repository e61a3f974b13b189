import { randomUUID } from 'node:crypto';
import { account } from '../template/account.ts';
import type { ScheduleDescription } from '../template/read-schedules.ts';

/** Fires each schedule at its rate, for the first time after one period, as EventBridge does. A failed run is not repeated: the next one comes. */
export function startSchedules(
  schedules: ScheduleDescription[],
  fire: (schedule: ScheduleDescription) => unknown,
): { close(): void } {
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
