import type { Answer } from './api-shapes.ts';

export type Replay = Answer<'backtest'>;
export type ReplayedTurn = Replay['items'][number];
export type Change = ReplayedTurn['change'];
export type ReplaySummary = Replay['summary'];

export const CHANGES = ['now-handed-off', 'now-answered', 'other-text', 'same'] as const satisfies readonly Change[];

/** Fewer turns say little about the next ones. */
const FEW_TURNS = 10;

export type Verdict = 'nothing' | 'few' | 'ready' | 'partly' | 'not-yet';

/** What a replay says of leaving the bot alone. It counts; whether the answers are right only a person can read. */
export function verdictOf({ turns, answered }: Pick<ReplaySummary, 'turns' | 'answered'>): Verdict {
  if (turns === 0) return 'nothing';
  const share = answered / turns;
  if (share < 0.3) return 'not-yet';
  if (turns < FEW_TURNS) return 'few';
  return share >= 0.6 ? 'ready' : 'partly';
}

/** The turns of a replay, chat by chat, in the order they came. */
export function chatsOf(turns: ReplayedTurn[]): { chatId: string; turns: ReplayedTurn[] }[] {
  const chats = new Map<string, ReplayedTurn[]>();
  for (const turn of turns) chats.set(turn.chatId, [...(chats.get(turn.chatId) ?? []), turn]);
  return Array.from(chats, ([chatId, ofChat]) => ({ chatId, turns: ofChat }));
}

/** Of a chat no more than these are replayed. */
export const TURNS_A_CHAT = 10;

/** How often a replay may ask the model for an answer at most. */
export function mostAnswers(chats: number): number {
  return chats * TURNS_A_CHAT;
}
