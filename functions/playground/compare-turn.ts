import type { backtestRoutes } from '../../shared/api/backtest-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import { transcriptText } from '../../shared/chats/readable-text.ts';
import type { PastTurn } from './past-turns.ts';
import type { TriedReply } from './tried-reply.ts';

type ReplayedTurn = Answer<typeof backtestRoutes.backtest>['items'][number];
type Before = ReplayedTurn['before'];

/** What really became of a turn. */
export function before({ reply, said }: Pick<PastTurn, 'reply' | 'said'>): Before {
  return {
    outcome: outcomeOf({ reply, said }),
    ...(reply === undefined ? {} : { reason: reply.reason }),
    ...(reply?.state === 'draft' ? { draft: reply.text } : {}),
    said: said.map(({ author, content, createdAt }) => ({
      author: author === 'bot' ? 'bot' : 'human',
      text: transcriptText(content),
      at: new Date(createdAt * 1_000).toISOString(),
    })),
  };
}

/** What would be different for the buyer. That a person answered where the bot still calls for one is no change. */
export function changeOf(
  past: Pick<PastTurn, 'reply' | 'said'>,
  now: Pick<TriedReply, 'decision' | 'text'>,
): ReplayedTurn['change'] {
  const outcome = outcomeOf(past);
  const wasAnswered = outcome === 'answered' || outcome === 'drafted';
  if (now.decision === 'hand-off') return wasAnswered || outcome === 'nothing' ? 'now-handed-off' : 'same';
  if (!wasAnswered) return 'now-answered';
  return plain(past.reply?.text) === plain(now.text) ? 'same' : 'other-text';
}

function outcomeOf({ reply, said }: Pick<PastTurn, 'reply' | 'said'>): Before['outcome'] {
  if (reply?.state === 'sent') return 'answered';
  if (reply?.state === 'draft') return 'drafted';
  if (reply?.state === 'handed-off') return 'handed-off';
  return said.some(({ author }) => author === 'human') ? 'answered-by-human' : 'nothing';
}

function plain(text = ''): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
