import type { GuardContext } from '../../../shared/ai/guards/guard.ts';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { maskConversation } from '../../../shared/ai/personal-data/mask-conversation.ts';
import type { Attack } from '../../eval/data/attack.ts';
import type { HonestAnswer } from '../../eval/data/honest-answer.ts';
import type { InShop } from '../../eval/data/read-data.ts';
import { answerTurn, beginChat } from '../../eval/world/answer-turn.ts';
import { openWorld } from '../../eval/world/open-world.ts';

/** What the guards are given when a model has answered. */
export interface GuardCase {
  draft: string;
  context: GuardContext;
}

/** As the production path gathers it, without a look of any guard at the draft. No offer of a bargain is among it: few answers have one. */
export async function guardCase({ shop, it }: InShop<HonestAnswer | Attack>): Promise<GuardCase> {
  const world = openWorld(shop, it.listing);
  const chat = beginChat(it.history);
  const { outcome } = await answerTurn(world, chat, it.messages, callsForHuman);
  const turn = it.messages.map((text) => ({ author: 'buyer', text, isUnanswered: true }) as const);
  return {
    draft: it.reply,
    context: {
      facts: outcome.facts,
      listing: world.listing,
      contactsAllowed: world.settings.areContactsAllowed,
      buyerTexts: it.messages,
      offered: undefined,
      buyersOffer: undefined,
      given: maskConversation([...chat.conversation, ...turn]).vault.given,
      language: world.settings.language,
    },
  };
}

/** Its answers come to no guard. */
const callsForHuman: LanguageModel = {
  async answer() {
    const answer = { usedFacts: [], intent: '', reply: '', confidence: 1, handoff: true, handoffReason: '' };
    return {
      kind: 'answer',
      answer,
      usage: { model: 'none', inputTokens: 0, outputTokens: 0, costMicroUsd: 0, milliseconds: 0 },
    };
  },
};
