import { beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduledEvent, startSchedules } from '../../../local/schedules/start-schedules.ts';

const schedule = { ruleArn: 'rule-arn', everySeconds: 60, functionArn: 'arn', input: undefined };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9, 30, 15, 250) });
  return () => vi.useRealTimers();
});

describe('a schedule', () => {
  it('fires at once and after each period until it is closed', () => {
    const fire = vi.fn();
    const { close } = startSchedules([schedule], fire);
    vi.advanceTimersByTime(59_999);
    expect(fire).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(120_001);
    expect(fire).toHaveBeenCalledTimes(4);
    expect(fire).toHaveBeenCalledWith(schedule);
    close();
    vi.advanceTimersByTime(600_000);
    expect(fire).toHaveBeenCalledTimes(4);
  });

  it("sends EventBridge's event", () => {
    expect(scheduledEvent(schedule, new Date())).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: '2026-11-23T09:30:15Z',
      region: 'eu-central-1',
      resources: ['rule-arn'],
      detail: {},
    });
  });

  it('sends its own input instead', () => {
    expect(scheduledEvent({ ...schedule, input: { full: true } }, new Date())).toEqual({ full: true });
  });
});
