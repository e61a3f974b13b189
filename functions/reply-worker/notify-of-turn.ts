import type { NoticeType } from '../../shared/notices/notice-types.ts';
import { type NotifyDeps, notify } from '../../shared/notices/notify.ts';
import type { Reply } from '../../shared/store/replies.ts';
import type { Turn } from './turn.ts';

const TYPE: Partial<Record<Reply['state'], NoticeType & ('chat.handed-off' | 'reply.drafted' | 'turn.failed')>> = {
  'handed-off': 'chat.handed-off',
  draft: 'reply.drafted',
  failed: 'turn.failed',
};

/** Has the seller told of a turn that needs him. Before the turn is closed: whoever ends it after a crash tells him again, under the same id. */
export async function notifyOfTurn({ seller, chat, seq }: Turn, reply: Reply, deps: NotifyDeps): Promise<void> {
  const type = TYPE[reply.state];
  if (type === undefined) return;
  await notify(seller, { type, at: reply.createdAt, chatId: chat.chatId, seq, reason: reply.reason }, deps);
}
