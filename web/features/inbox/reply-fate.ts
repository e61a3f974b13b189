import type { Reply } from './chat-stream-items.ts';

export type Fate = 'sent-by-you' | 'sent-by-colleague' | 'dismissed-by-you' | 'dismissed-by-colleague' | 'outdated';

/** What became of a draft that one wanted to decide on, and through whom. */
export function fateOf(reply: Pick<Reply, 'approval' | 'dismissal'> | undefined, myId: string): Fate {
  if (reply?.approval !== undefined) return reply.approval.by === myId ? 'sent-by-you' : 'sent-by-colleague';
  if (reply?.dismissal !== undefined)
    return reply.dismissal.by === myId ? 'dismissed-by-you' : 'dismissed-by-colleague';
  return 'outdated';
}
