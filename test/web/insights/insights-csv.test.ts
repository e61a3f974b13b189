import { describe, expect, it } from 'vitest';
import { dayColumns, daysCsv, reasonsCsv } from '../../../web/features/insights/insights-csv.ts';
import { aDay, someFigures } from './some-figures.ts';

const days = [
  aDay('2026-03-01', {
    messages: { buyer: 1_200, bot: 2, human: 1 },
    turns: 3,
    replies: [{ outcome: 'draft', reason: 'answered', count: 1 }],
    answeredShare: 2 / 3,
    firstAnswer: {
      all: { count: 2, p50Seconds: 1.5, p95Seconds: 700 },
      bot: { count: 2, p50Seconds: 1.5, p95Seconds: 4 },
      human: { count: 0, p50Seconds: null, p95Seconds: null },
    },
    usage: { inputTokens: 10, outputTokens: 5, costMicroUsd: 0.3 },
  }),
  aDay('2026-03-02'),
];
const heading = (column: string) => column;

describe('the table of days', () => {
  it('begins with the mark of UTF-8 and has a line for each day, also for an empty one', () => {
    const text = daysCsv({ days }, { heading, language: 'ru' });
    expect(text.startsWith('\uFEFFdate;buyer;')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text.split('\r\n')[2]).toBe(`2026-03-02;0;0;0;0;${';'.repeat(5)}0;0;0;0`);
  });

  it('is read by a Russian Excel: semicolons, decimal commas, no grouped thousands', () => {
    const [, first = ''] = daysCsv({ days }, { heading, language: 'ru' }).split('\r\n');
    const cells = Object.fromEntries(dayColumns.map((column, place) => [column, first.split(';')[place]]));
    expect(cells).toMatchObject({ buyer: '1200', answered: '66,7', botTypical: '1,5', humanTypical: '', drafts: '1' });
  });

  it('is read by an English one: commas and decimal points', () => {
    const [, first = ''] = daysCsv({ days }, { heading, language: 'en' }).split('\r\n');
    expect(first).toContain(',66.7,1.5,4,');
  });

  it('writes the smallest costs without an exponent', () => {
    const [, first = ''] = daysCsv({ days }, { heading, language: 'ru' }).split('\r\n');
    expect(first.endsWith(';0')).toBe(true);
    const dear = [aDay('2026-03-01', { usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 42 } })];
    expect(daysCsv({ days: dear }, { heading, language: 'ru' })).toContain(';0,000042\r\n');
  });
});

describe('the table of reasons', () => {
  const total = someFigures({
    replies: [
      { outcome: 'sent', reason: 'answered', count: 2 },
      { outcome: 'handed-off', reason: '=HYPERLINK("http://evil")', count: 1 },
      { outcome: 'handed-off', reason: 'one; two', count: 1 },
    ],
    notAnswered: [{ reason: '@cmd', count: 4 }],
  });
  const text = reasonsCsv(
    { total },
    {
      headings: ['Outcome', 'Reason', 'Count'],
      outcome: (outcome) => `was ${outcome}`,
      reason: (reason) => reason,
      language: 'ru',
    },
  );

  it('says how it ended, why and how often', () => {
    expect(text.split('\r\n').slice(0, 2)).toEqual(['\uFEFFOutcome;Reason;Count', 'was sent;answered;2']);
  });

  it('gives a spreadsheet nothing to compute', () => {
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(text).toContain(`was not-due;'@cmd;4`);
  });

  it('keeps a semicolon within its cell', () => {
    expect(text).toContain('"one; two"');
  });
});
