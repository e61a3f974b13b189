import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { createLog } from '../../../shared/lambda/log.ts';
import { createMeasure } from '../../../shared/lambda/metrics.ts';
import { captureOutput } from '../../support/output.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'reply-worker');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'AvitoAssistant');
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  vi.unstubAllEnvs();
});
const lines = () =>
  output
    .text()
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));

describe('a log line', () => {
  it('is JSON with level, service, message and fields', () => {
    const log = createLog();
    log.info('delivery taken in', { sellerId: 'seller-1' });
    log.warn('delivery parked');
    log.error('record goes back to the queue', { tries: 3 });
    log.info('done');
    log.error('failed');
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'INFO',
        service: 'reply-worker',
        message: 'delivery taken in',
        sellerId: 'seller-1',
      }),
      expect.objectContaining({ level: 'WARN', message: 'delivery parked' }),
      expect.objectContaining({ level: 'ERROR', message: 'record goes back to the queue', tries: 3 }),
      expect.objectContaining({ level: 'INFO', message: 'done' }),
      expect.objectContaining({ level: 'ERROR', message: 'failed' }),
    ]);
  });

  it('holds an error with its code and its cause', () => {
    const cause = new Error('ECONNREFUSED');
    createLog().error('failed', {
      error: new AppError('transient', { code: 'avito-timeout', message: 'slow', cause }),
    });
    expect(output.text()).toContain('avito-timeout');
    expect(output.text()).toContain('ECONNREFUSED');
  });
});

describe('a metric', () => {
  it('is one line for each figure', () => {
    const measure = createMeasure();
    measure.count('TurnsAnswered');
    measure.count('MessagesFoundByReconcile', 7);
    measure.seconds('OldestUnansweredSeconds', 12.5);
    expect(lines()).toEqual([
      expect.objectContaining({ TurnsAnswered: 1, service: 'reply-worker' }),
      expect.objectContaining({ MessagesFoundByReconcile: 7 }),
      expect.objectContaining({ OldestUnansweredSeconds: 12.5 }),
    ]);
    expect(output.text()).toContain('AvitoAssistant');
  });
});
