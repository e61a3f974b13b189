import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { useSellerId } from '../../parts/seller.ts';
import { type Attempt, keepAttempt, keptAttempt } from './kept-talk.ts';
import type { Subject } from './subject.ts';
import { attemptOf, EMPTY_TALK, type Talk, unanswered, upTo, withBuyer, withReply } from './talk.ts';
import { momentOf } from './wall-time.ts';

/** A talk with the bot that nobody else sees. `subject` is what it is about by now. */
export function useAttempt(subjectOf: (kept: Subject) => Subject) {
  const sellerId = useSellerId();
  const { timeZone } = useFormats();
  const [attempt, setAttempt] = useState<Attempt>(() => keptAttempt(sellerId));
  const subject = subjectOf(attempt.subject);
  const change = (changed: Partial<Attempt>) => setAttempt((present) => ({ ...present, ...changed }));
  useEffect(() => keepAttempt(sellerId, attempt), [sellerId, attempt]);
  const question = useQuestion((talk) => change({ talk }));

  const at = attempt.isTimed ? momentOf(attempt.wallTime, timeZone) : undefined;
  const isTimeWrong = attempt.isTimed && at === undefined;
  const ask = (talk: Talk): boolean => {
    const body = isTimeWrong ? undefined : attemptOf(talk, { subject, at });
    if (body === undefined) return false;
    change({ talk });
    void question.put(talk, (signal) => api.tryReply({ params: { sellerId }, body, signal }));
    return true;
  };
  return {
    ...attempt,
    subject,
    change,
    isAsking: question.isAsking,
    failure: question.failure,
    /** False where what it is about does not stand yet: nothing was asked. */
    say: (text: string, instead?: number) =>
      ask(withBuyer(instead === undefined ? attempt.talk : upTo(attempt.talk, instead), text)),
    again: () => ask(unanswered(attempt.talk)),
    reset: () => {
      question.giveUp();
      change({ talk: { ...EMPTY_TALK, nextId: attempt.talk.nextId } });
    },
  };
}

/** The question that is under way. One that was given up may still be answered: nobody hears it. */
function useQuestion(onTalk: (talk: Talk) => void) {
  const underWay = useRef<AbortController>(undefined);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => () => underWay.current?.abort(), []);
  const giveUp = () => {
    underWay.current?.abort();
    setAsking(false);
    setFailure(undefined);
  };
  const put = async (talk: Talk, ask: (signal: AbortSignal) => Promise<Parameters<typeof withReply>[1]>) => {
    giveUp();
    const own = new AbortController();
    underWay.current = own;
    setAsking(true);
    try {
      const reply = await ask(own.signal);
      if (!own.signal.aborted) onTalk(withReply(talk, reply));
    } catch (error) {
      if (!own.signal.aborted) setFailure(error);
    } finally {
      if (!own.signal.aborted) setAsking(false);
    }
  };
  return { isAsking, failure, put, giveUp };
}
