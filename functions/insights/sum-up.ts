import type { insightsRoutes } from '../../shared/api/insights-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import {
  type AnswerTimes,
  addAnswerTimes,
  answerTimePercentile,
  countAnswers,
  noAnswerTimes,
} from '../../shared/chats/answer-times.ts';
import type { HourCounts } from '../../shared/store/counts.ts';

type Insights = Answer<typeof insightsRoutes.getInsights>;
export type Figures = Insights['total'];

/** The figures of these hours together. */
export function figuresOf(hours: HourCounts[]): Figures {
  const total = (of: (hour: HourCounts) => number) => hours.reduce((sum, hour) => sum + of(hour), 0);
  const { replies, notAnswered } = outcomesOf(hours);
  const { bot, human, all } = firstAnswers(hours);
  const { called, answered } = answeredOf(hours);
  return {
    messages: {
      buyer: total(({ messages }) => messages.buyer),
      bot: total(({ messages }) => messages.bot),
      human: total(({ messages }) => messages.human),
    },
    turns: sumOf(replies),
    replies,
    notAnswered,
    answeredShare: called === 0 ? null : answered / called,
    firstAnswer: { all: answerTimesOf(all), bot: answerTimesOf(bot), human: answerTimesOf(human) },
    handOffs: sumOf(replies.filter(({ outcome }) => outcome === 'handed-off')),
    takeovers: total(({ takeovers }) => takeovers),
    usage: {
      inputTokens: total(({ usage }) => usage.inputTokens),
      outputTokens: total(({ usage }) => usage.outputTokens),
      costMicroUsd: total(({ usage }) => usage.costMicroUsd),
    },
  };
}

export function hourOfDayFigures(hours: (HourCounts & { local: { minutes: number } })[]): Insights['hoursOfDay'] {
  return Array.from({ length: 24 }, (_, hour) => {
    const those = hours.filter(({ local }) => Math.floor(local.minutes / 60) === hour);
    return {
      hour,
      messages: those.reduce((sum, { messages }) => sum + messages.buyer, 0),
      firstAnswer: answerTimesOf(firstAnswers(those).all),
    };
  });
}

export function firstAnswers(hours: HourCounts[]): Record<'bot' | 'human' | 'all', AnswerTimes> {
  const sum = (by: 'bot' | 'human') =>
    hours.map((hour) => hour.firstAnswers[by]).reduce(addAnswerTimes, noAnswerTimes());
  const [bot, human] = [sum('bot'), sum('human')];
  return { bot, human, all: addAnswerTimes(bot, human) };
}

/**
 * The turns that called for an answer, and how many of them got one. A turn that is silent because a human was quicker called for
 * one and was given it. An answer may come in another hour than its turn, so there may be more of them than turns: those are
 * not counted.
 */
export function answeredOf(hours: HourCounts[]): { called: number; answered: number } {
  const { replies } = outcomesOf(hours);
  const called = replies.filter(({ outcome, reason }) => outcome !== 'silent' || reason === 'human-answers');
  const sent = replies.filter(({ outcome }) => outcome === 'sent');
  const answered = sumOf(sent) + countAnswers(firstAnswers(hours).human);
  return { called: sumOf(called), answered: Math.min(answered, sumOf(called)) };
}

function outcomesOf(hours: HourCounts[]): Pick<Figures, 'replies' | 'notAnswered'> {
  const sums = new Map<string, HourCounts['outcomes'][number]>();
  for (const { outcome, reason, count } of hours.flatMap(({ outcomes }) => outcomes)) {
    const key = `${outcome} ${reason}`;
    sums.set(key, { outcome, reason, count: (sums.get(key)?.count ?? 0) + count });
  }
  const all = [...sums.values()].sort((left, right) => right.count - left.count);
  return {
    replies: all.flatMap(({ outcome, ...rest }) => (outcome === 'not-answered' ? [] : [{ outcome, ...rest }])),
    notAnswered: all.flatMap(({ outcome, ...rest }) => (outcome === 'not-answered' ? [rest] : [])),
  };
}

function answerTimesOf(times: AnswerTimes): Figures['firstAnswer']['all'] {
  return {
    count: countAnswers(times),
    p50Seconds: answerTimePercentile(times, 0.5) ?? null,
    p95Seconds: answerTimePercentile(times, 0.95) ?? null,
  };
}

function sumOf(counted: { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
