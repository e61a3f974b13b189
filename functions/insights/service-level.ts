import type { insightsRoutes } from '../../shared/api/insights-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import { type AnswerTimes, answersWithin, answerTimePercentile } from '../../shared/chats/answer-times.ts';
import type { HourCounts } from '../../shared/store/counts.ts';
import { answeredOf } from './sum-up.ts';

type ServiceLevel = Answer<typeof insightsRoutes.getInsights>['serviceLevel'];

/** Said to people: what Avito weighs is known from the press alone (avito-api 5), and no API gives the score. */
const NOTE =
  'Our own figures of the chats that reach us. Avito computes «Уровень сервиса» itself, by rules it does not publish: ' +
  'answers in chats are one part of it beside calls, truthful listings and delivery, and its API does not tell the score.';

const WITHIN_SECONDS = [60, 300, 900, 3_600, 86_400] as const;

/** What Avito's score asks of chats, that they are answered and soon, in figures of ours. */
export function serviceLevelOf(hours: HourCounts[], { all }: { all: AnswerTimes }): ServiceLevel {
  const { called, answered } = answeredOf(hours);
  const shareOf = (count: number) => (called === 0 ? null : Math.min(count, called) / called);
  return {
    answersInChats: {
      calledForAnswer: called,
      answered,
      answeredShare: shareOf(answered),
      p50Seconds: answerTimePercentile(all, 0.5) ?? null,
      p95Seconds: answerTimePercentile(all, 0.95) ?? null,
      answeredWithin: WITHIN_SECONDS.map((seconds) => ({ seconds, share: shareOf(answersWithin(all, seconds)) })),
    },
    note: NOTE,
  };
}
