import { chatsRoutes } from '../../shared/api/chats-routes.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';
import { approveReply } from './approve-reply.ts';
import type { ChatsDeps } from './chats-deps.ts';
import { createDeps } from './deps.ts';
import { dismissReply } from './dismiss-reply.ts';
import { eraseBuyer } from './erase-buyer.ts';
import { eraseChat } from './erase-chat.ts';
import { getChat } from './get-chat.ts';
import { getVoice } from './get-voice.ts';
import { listChats } from './list-chats.ts';
import { listMessages } from './list-messages.ts';
import { listReplies } from './list-replies.ts';
import { rateReply } from './rate-reply.ts';
import { releaseChat } from './release-chat.ts';
import { takeOverChat } from './take-over-chat.ts';
import { writeMessage } from './write-message.ts';

/** The inbox of a seller: chats, what was said in them, and what people do with both. */
export const createHandler = (deps: ApiDeps & ChatsDeps) =>
  apiHandler(
    chatsRoutes,
    {
      listChats: (call) => listChats(call, deps),
      getChat: (call) => getChat(call, deps),
      listMessages: (call) => listMessages(call, deps),
      getVoice: (call) => getVoice(call, deps),
      writeMessage: (call) => writeMessage(call, deps),
      takeOverChat: (call) => takeOverChat(call, deps),
      releaseChat: (call) => releaseChat(call, deps),
      listReplies: (call) => listReplies(call, deps),
      approveReply: (call) => approveReply(call, deps),
      dismissReply: (call) => dismissReply(call, deps),
      rateReply: (call) => rateReply(call, deps),
      eraseChat: (call) => eraseChat(call, deps),
      eraseBuyer: (call) => eraseBuyer(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
