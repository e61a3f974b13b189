import { NEW_SCENARIO, type ScenarioValues } from './scenario-values.ts';
import type { Subject } from './subject.ts';
import { lastReply, messagesOf, type Talk, termsOf, unanswered, upTo } from './talk.ts';

const LONGEST_NAME = 60;

/** A scenario out of a talk: what was asked last, and that the bot does again what it did. The person says the rest. */
export function scenarioOfTalk(
  talk: Talk,
  { subject, wallTime }: { subject: Subject; wallTime: string },
): ScenarioValues {
  const reply = lastReply(talk);
  const asked = unanswered(reply === undefined ? talk : upTo(talk, reply.id));
  const messages = messagesOf(asked);
  const terms = termsOf(asked);
  return {
    ...NEW_SCENARIO,
    name: shortened(messages.at(-1)?.text ?? ''),
    subject,
    messages,
    at: wallTime,
    offers: (terms?.offers ?? []).join('; '),
    agreedPrice: terms?.agreedPrice === undefined ? '' : String(terms.agreedPrice),
    outcome: reply?.reply.decision ?? 'reply',
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST_NAME) return line;
  const cut = line.slice(0, LONGEST_NAME);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_NAME / 2)).trimEnd()}…`;
}
