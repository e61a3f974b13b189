import { type Advice, type AdviceReason, consult } from '../ai/consult.ts';
import { buildFacts, type Fact, type ListingCard, type ListingWords } from '../ai/facts.ts';
import type { LanguageModel } from '../ai/language-model.ts';
import { isOfTurn } from '../ai/prompts/build-prompt.ts';
import { guidanceFor } from '../ai/prompts/consultant/guidance.ts';
import { CONSULTANT_VERSION } from '../ai/prompts/consultant/instruction.ts';
import type { ConversationMessage } from '../ai/prompts/conversation.ts';
import { safeSentence } from '../ai/safe-sentences.ts';
import type { MessageContent } from '../avito/message-content.ts';
import { articleFacts } from '../knowledge/article-facts.ts';
import { hoursFacts } from '../knowledge/hours-facts.ts';
import type { SellerKnowledge } from '../knowledge/seller-knowledge.ts';
import type { SellerSettings } from '../sellers/settings.ts';
import type { Terms } from '../store/chat.ts';
import type { ListingMode } from '../store/listing-knowledge.ts';
import { answerByTemplate, nearestTemplate, type TemplateAnswer } from './answer-by-template.ts';
import { type BargainDecision, decideBargain } from './bargaining/decide-bargain.ts';
import { termsSaid } from './bargaining/terms-said.ts';
import { type HumanReason, reasonForHuman } from './reason-for-human.ts';
import { subjectOf } from './subject-of-reason.ts';

/** All that a decision about a turn rests on. Whoever asks has gathered it; nothing is read or written from here on. */
export interface TurnQuestion {
  settings: SellerSettings;
  /** Unix milliseconds. */
  now: number;
  listing: ListingCard | undefined;
  /** What the seller says of the listing beside Avito's card. */
  words: (ListingWords & { mode?: ListingMode; floorPrice?: number | undefined }) | undefined;
  /** Oldest first; at least one message is the buyer's and unanswered. */
  conversation: ConversationMessage[];
  /** Of the turn's messages, in their order. */
  contents: MessageContent[];
  knowledge: SellerKnowledge;
  /** What the bot has offered and agreed to in this chat. */
  terms?: Terms;
  /** What the model may cost today is spent. */
  isSpent?: boolean;
}

export interface TurnDecision extends Omit<Advice, 'reason'> {
  reason: AdviceReason | HumanReason | 'template';
  /** Everything the bot was given to state. */
  facts: Fact[];
  /** What the reply binds us to, once it has left. */
  terms: Terms;
}

interface DecisionDeps {
  model: LanguageModel;
}

/**
 * What to do about a turn, and why: the one way a reply is made, for the worker, for the playground and for the evaluation. The
 * seller's rules come first, the model last. Throws `empty-turn` (`invalid`) when no message of the buyer waits.
 */
export async function decideTurn(question: TurnQuestion, deps: DecisionDeps): Promise<TurnDecision> {
  const known = factsOf(question);
  const forHuman = reasonForHuman(question);
  if (forHuman !== undefined) return { ...handOff(forHuman, question.conversation), facts: known };
  const bargain = bargainIn(question, known);
  const facts = [...known, ...bargain.facts];
  if (bargain.isForHuman) return { ...handOff('human-bargains', question.conversation), facts };

  // What was decided about a wish, no template knows.
  const isBargaining = bargain.wish !== undefined && bargain.offered !== undefined;
  const template = isBargaining ? undefined : answerByTemplate(question);
  if (template !== undefined) return sayTemplate(template, facts);
  if (question.isSpent) return withoutModel(question, facts);

  const { conversation, listing, settings } = question;
  const advice = await consult(
    {
      guidance: guidanceFor(question),
      facts,
      conversation,
      contactsAllowed: settings.areContactsAllowed,
      language: settings.language,
      offered: bargain.offered,
      buyersOffer: bargain.wish?.kind === 'offer' ? bargain.wish.amount : undefined,
      listing,
    },
    { model: deps.model },
  );
  return { ...advice, facts, terms: advice.kind === 'reply' ? termsSaid(bargain.terms, advice.text) : {} };
}

/** The day's money is gone: the nearest template, or a person. */
function withoutModel(question: TurnQuestion, facts: Fact[]): TurnDecision {
  const nearest = nearestTemplate(question);
  return nearest === undefined
    ? { ...handOff('daily-ceiling', question.conversation), facts }
    : sayTemplate(nearest, facts);
}

/** The listing first, then the seller's rules and hours, then the articles that match what the buyer asks. */
function factsOf({ listing, words, settings, now, conversation, knowledge }: TurnQuestion): Fact[] {
  const turn = conversation.filter(isOfTurn).map(({ text }) => text);
  return [
    ...buildFacts({ listing, words, instructions: settings.instructions }),
    ...hoursFacts(settings, now),
    ...articleFacts(knowledge, { question: turn.join('\n'), listingId: listing?.id }),
  ];
}

/** What every decision holds that the model was not asked about. */
function unasked(): Pick<
  TurnDecision,
  'handoffReason' | 'promptVersion' | 'objections' | 'drafts' | 'usage' | 'terms'
> {
  return { handoffReason: '', promptVersion: CONSULTANT_VERSION, objections: [], drafts: [], usage: [], terms: {} };
}

function handOff(reason: HumanReason, conversation: ConversationMessage[]): Omit<TurnDecision, 'facts'> {
  const text = safeSentence(
    conversation.some(({ author }) => author !== 'buyer'),
    subjectOf(reason),
  );
  return { ...unasked(), kind: 'hand-off', text, reason, usedFacts: [] };
}

/** The template is among the facts, for what it says is what the bot was given to say. */
function sayTemplate({ template, text }: TemplateAnswer, facts: Fact[]): TurnDecision {
  const fact = { id: `templates.${template.templateId}`, text: template.text };
  return { ...unasked(), kind: 'reply', text, reason: 'template', usedFacts: [fact.id], facts: [...facts, fact] };
}

function bargainIn({ settings, listing, words, conversation, terms }: TurnQuestion, facts: Fact[]): BargainDecision {
  return decideBargain({
    texts: conversation.filter(isOfTurn).map(({ text }) => text),
    humanTexts: conversation.flatMap(({ author, text }) => (author === 'human' ? [text] : [])),
    price: listing?.price,
    floorPrice: words?.floorPrice,
    offers: terms?.offers ?? [],
    agreedPrice: terms?.agreedPrice,
    rules: settings.bargaining,
    facts,
  });
}
