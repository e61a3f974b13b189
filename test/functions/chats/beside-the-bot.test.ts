import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerTurn } from '../../../functions/reply-worker/answer-turn.ts';
import type { AnswerDeps } from '../../../functions/reply-worker/turn.ts';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';
import { ListingKnowledgeStore } from '../../../shared/store/listing-knowledge.ts';
import { SystemStop } from '../../../shared/store/system.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let chat: SandboxChat;
beforeEach(async () => {
  given = await world.seller();
  chat = await aSandboxChat(world, given.seller);
});

/** The worker answers the chat's open turn; `meanwhile` happens while the model thinks. */
function botAnswers(meanwhile: () => Promise<unknown> = async () => undefined, seq = 1) {
  const model: LanguageModel = {
    async answer() {
      await meanwhile();
      const answer = { usedFacts: ['listing.price'], intent: 'price', reply: 'Цена 4 500 ₽.', confidence: 1 };
      const usage = { model: 'm', inputTokens: 1, outputTokens: 1, costMicroUsd: 1, milliseconds: 1 };
      return { kind: 'answer', answer: { ...answer, handoff: false, handoffReason: '' }, usage };
    },
  };
  const deps: AnswerDeps = {
    ...world.deps,
    systemStop: new SystemStop(world.table),
    listings: world.listings,
    listingKnowledge: new ListingKnowledgeStore(world.table),
    knowledgeOf: async () => knowledgeOf([], []),
    replyQueue: { schedule: async () => undefined },
    noticeQueue: { put: async () => undefined },
    avitoFor: world.avitoFor,
    model,
    transcriber: { transcribe: async () => ({ kind: 'no-answer', reason: 'unavailable', usage: undefined }) },
    fetchMedia: async () => 'unreachable',
  };
  return answerTurn({ ...chat.ref, seq }, deps);
}

const write = () =>
  world.call('writeMessage', {
    as: given.as,
    params: chat.params,
    body: { text: 'Это Анна', clientMessageId: 'message-1' },
  });

describe('a bot that is thinking', () => {
  it('answers when nobody interferes', async () => {
    expect(await botAnswers()).toBe('answered');
    expect(chat.said()).toEqual(['Цена 4 500 ₽.']);
  });

  it('falls silent when a person writes', async () => {
    expect(await botAnswers(write)).toBe('silent');
    expect(chat.said()).toEqual(['Это Анна']);
    expect(await chat.chat()).toMatchObject({ state: 'waiting', answeredSeq: 1 });
  });

  it('falls silent when a person takes the chat, who is called for then', async () => {
    const takeOver = () => world.call('takeOverChat', { as: given.as, params: chat.params });
    expect(await botAnswers(takeOver)).toBe('silent');
    expect(chat.said()).toEqual([]);
    expect(await chat.chat()).toMatchObject({ state: 'needs-human', answeredSeq: 1 });
  });

  it('answers the next message after a release', async () => {
    await world.call('takeOverChat', { as: given.as, params: chat.params });
    await world.call('releaseChat', { as: given.as, params: chat.params });
    await chat.buyerWrites('Сколько стоит?');
    expect(await botAnswers(undefined, 2)).toBe('answered');
  });
});

describe('a draft under approval', () => {
  it('is not given up by a job that comes once more', async () => {
    const replyId = await chat.draft('Цена 4 500 ₽.');
    const answers = await Promise.all([
      world.call('approveReply', { as: given.as, params: { ...chat.params, replyId } }),
      botAnswers(),
    ]);
    expect(answers).toMatchObject([{ status: 200, body: { state: 'sent' } }, 'already-answered']);
    expect(chat.said()).toEqual(['Цена 4 500 ₽.']);
  });

  it('that a dead call left behind is not given up either', async () => {
    const replyId = await chat.draft('Цена 4 500 ₽.');
    world.control.setFault({ kind: 'error-before-accept', status: 503, operation: 'send-text' });
    expect(await world.call('approveReply', { as: given.as, params: { ...chat.params, replyId } })).toMatchObject({
      status: 503,
    });
    await world.control.clearFaults();
    expect(await botAnswers()).toBe('already-answered');
    const again = await world.call('approveReply', { as: given.as, params: { ...chat.params, replyId } });
    expect(again).toMatchObject({ status: 200, body: { state: 'sent' } });
    expect(chat.said()).toEqual(['Цена 4 500 ₽.']);
  });
});
