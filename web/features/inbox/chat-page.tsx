import { Link, useNavigate } from '@tanstack/react-router';
import { MessageCircleOff } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { ApiProblem } from '../../../shared/api/client.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { buttonClasses } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChatBar } from './chat-bar.tsx';
import { type Chat, useChat, useMessages, useReplies } from './chat-data.ts';
import { useHands } from './chat-hands.ts';
import { ChatHead } from './chat-head.tsx';
import { useChatKeys } from './chat-keys.ts';
import { withOutbox } from './chat-outbox.ts';
import { useSending } from './chat-sending.ts';
import { ChatStream } from './chat-stream.tsx';
import { streamOf } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';
import { Composer } from './composer.tsx';
import { ReplyDraft } from './reply-draft.tsx';
import { useDraftActions } from './reply-draft-actions.ts';
import { useDraftDesk } from './reply-draft-desk.ts';

/** A chat: what was said and why, who answers it, and where one writes. */
export function ChatPage() {
  const params = useChatParams();
  // Nothing of one chat may stand on the page of another.
  return <ReadChat key={`${params.sellerId} ${params.chatId}`} />;
}

function ReadChat() {
  const t = useChatTexts();
  const params = useChatParams();
  const { outbox } = useSending();
  const isSending = outbox.some(({ state }) => state === 'sending');
  const chat = useChat(params, isSending);
  const messages = useMessages(params, chat.dataUpdatedAt, isSending);
  const isUnknown = chat.error instanceof ApiProblem && (chat.error.status === 404 || chat.error.status === 400);
  if (isUnknown) {
    return (
      <EmptyState
        icon={MessageCircleOff}
        title={t('unknown')}
        action={
          <Link
            to="/sellers/$sellerId/chats"
            params={{ sellerId: params.sellerId }}
            search={(search) => search}
            className={buttonClasses()}
          >
            {t('back')}
          </Link>
        }
      >
        {t('unknownAbout')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t('log')} className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <QueryState query={chat} loading={<ChatSkeleton />}>
        {(known) => (
          <QueryState query={messages.log} loading={<ChatSkeleton />}>
            {() => <OpenChat chat={known} {...messages} />}
          </QueryState>
        )}
      </QueryState>
    </section>
  );
}

function OpenChat({ chat, log, messages }: { chat: Chat } & ReturnType<typeof useMessages>) {
  const params = useChatParams();
  const navigate = useNavigate();
  const composer = useRef<HTMLTextAreaElement>(null);
  const draftField = useRef<HTMLTextAreaElement>(null);
  const { outbox, write } = useSending();
  const { replies, areKnown } = useReplies(params, chat, messages);
  const hands = useHands();
  const { desk, put } = useDraftDesk(chat.draftReplyId, replies, areKnown);
  const draft = useDraftActions(put);
  const items = useMemo(
    () => streamOf(withOutbox(messages, outbox), replies, chat.draftReplyId),
    [messages, outbox, replies, chat.draftReplyId],
  );
  const newest = items.at(-1);
  const ownIds = new Set(outbox.map(({ messageId, clientMessageId }) => messageId ?? `client ${clientMessageId}`));
  const isTaken = chat.takeoverUntil !== undefined;
  useChatKeys({
    take: () => hands.take.mutate(undefined),
    release: () => {
      if (isTaken || chat.handedOffAt !== undefined || chat.state === 'needs-human') hands.release.mutate();
    },
    approve: () => {
      if (desk !== undefined && desk.isGone !== true && draft.problem?.kind !== 'overtaken') void draft.approve(desk);
    },
    edit: () => draftField.current?.focus(),
    compose: () => composer.current?.focus(),
    leave: () => void navigate({ to: '/sellers/$sellerId/chats', params, search: (search) => search }),
  });
  return (
    <>
      <ChatHead chat={chat} />
      <ChatBar chat={chat} newest={replies[0]} hands={hands} />
      <ChatStream
        items={items}
        buyerName={chat.buyer?.name}
        older={log}
        isAnswering={chat.state === 'answering'}
        isNewestOwn={newest !== undefined && ownIds.has(newest.key)}
      />
      {desk !== undefined && (
        <ReplyDraft
          desk={desk}
          reply={replies.find(({ replyId }) => replyId === desk.replyId)}
          put={put}
          actions={draft}
          field={draftField}
        />
      )}
      <Composer isTaken={isTaken} field={composer} onSend={write} />
    </>
  );
}

function ChatSkeleton() {
  return (
    <div className="flex flex-1 flex-col gap-4 p-4" aria-hidden>
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="h-14 w-1/2" />
      <Skeleton className="h-20 w-3/5 self-end" />
      <Skeleton className="h-14 w-2/5" />
      <Skeleton className="h-14 w-1/2 self-end" />
      <Skeleton className="mt-auto h-12" />
    </div>
  );
}
