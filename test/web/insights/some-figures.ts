import type { Day, Figures } from '../../../web/features/insights/insights-data.ts';

const noTimes = { count: 0, p50Seconds: null, p95Seconds: null };

/** What nothing happened in, but for what a test is about. */
export function someFigures(changes: Partial<Figures> = {}): Figures {
  return {
    messages: { buyer: 0, bot: 0, human: 0 },
    turns: 0,
    replies: [],
    notAnswered: [],
    answeredShare: null,
    firstAnswer: { all: noTimes, bot: noTimes, human: noTimes },
    handOffs: 0,
    takeovers: 0,
    usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
    ...changes,
  };
}

export function aDay(date: string, changes: Partial<Figures> = {}): Day {
  return { date, ...someFigures(changes) };
}
