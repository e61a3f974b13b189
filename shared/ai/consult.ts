import { AppError } from '../errors/app-error.ts';
import type { SellerSettings } from '../sellers/settings.ts';
import type { Fact, ListingCard } from './facts.ts';
import { checkReply } from './guards/check-reply.ts';
import type { GuardContext, Objection } from './guards/guard.ts';
import type { LanguageModel, NoAnswerReason, StructuredAnswer, Usage } from './language-model.ts';
import { maskConversation, restore, type Vault } from './personal-data/mask-conversation.ts';
import { withKinds } from './personal-data/placeholders.ts';
import { buildPrompt, isOfTurn } from './prompts/build-prompt.ts';
import { CONSULTANT_VERSION } from './prompts/consultant/instruction.ts';
import type { ConversationMessage } from './prompts/conversation.ts';
import { type Quotation, quoteFacts } from './quote-facts.ts';
import { safeSentence } from './safe-sentences.ts';
import { stripMarkdown } from './strip-markdown.ts';

export interface Consultation {
  /** How to speak this time. */
  guidance?: string[];
  /** Everything that may be stated. */
  facts: Fact[];
  /** Oldest first; at least one message is the buyer's and unanswered. */
  conversation: ConversationMessage[];
  contactsAllowed: boolean;
  language: SellerSettings['language'];
  /** Roubles; what the bargaining rule lets the reply offer or agree to. */
  offered?: number | undefined;
  /** Roubles; what the buyer wants to pay, where he has named a price in this turn. */
  buyersOffer?: number | undefined;
  listing: ListingCard | undefined;
}

export type AdviceReason =
  | 'answered'
  /** In the seller's own sentences, since the model's did not follow from them. */
  | 'quoted'
  | `model-${NoAnswerReason}`
  | 'model-asked'
  | 'low-confidence'
  | `guard-${string}`;

export interface Advice {
  kind: 'reply' | 'hand-off';
  /** What to send: the reply, or the safe sentence of a hand-off. */
  text: string;
  reason: AdviceReason;
  /** The model's own words on why a human is needed; empty when it gave none. */
  handoffReason: string;
  usedFacts: string[];
  /** Of the system instruction it was made with. */
  promptVersion: string;
  /** Of every draft, also of one that was mended. */
  objections: Objection[];
  /** What the model wrote and was not let say, first draft first. */
  drafts: RefusedDraft[];
  usage: Usage[];
}

export interface RefusedDraft {
  text: string;
  objections: Objection[];
}

interface ConsultDeps {
  model: LanguageModel;
}

/** Below this the model itself is not sure enough to be quoted. */
export const LEAST_CONFIDENCE = 0.5;

interface Verdict {
  kind: 'reply' | 'hand-off' | 'objectionable';
  /** The draft, for a reply. */
  text: string;
  reason: AdviceReason;
  handoffReason: string;
  usedFacts: string[];
  objections: Objection[];
}

/**
 * What to say about a turn: a reply that every guard lets pass, or a hand-off with a safe sentence. A draft with objections is asked for
 * once more, with the objections told. Personal data stays here: the model sees placeholders. Throws `empty-turn` (`invalid`) when no message of the buyer waits.
 */
export async function consult(consultation: Consultation, { model }: ConsultDeps): Promise<Advice> {
  const { guidance = [], facts, conversation, listing, contactsAllowed, language, offered, buyersOffer } = consultation;
  const buyerTexts = conversation.filter(isOfTurn).map(({ text }) => text);
  if (buyerTexts.length === 0) {
    throw new AppError('invalid', {
      code: 'empty-turn',
      message: 'A consultation needs a message of the buyer that waits.',
    });
  }
  const masked = maskConversation(conversation);
  const { given } = masked.vault;
  const context = { facts, listing, contactsAllowed, buyerTexts, offered, buyersOffer, language, given };
  const usage: Usage[] = [];
  const ask = async (objections: Objection[]): Promise<Verdict> => {
    const answer = await model.answer(buildPrompt({ guidance, facts, conversation: masked.messages, objections }));
    if (answer.usage !== undefined) usage.push(answer.usage);
    return answer.kind === 'answer' ? judge(answer.answer, masked.vault, context) : handOff(`model-${answer.reason}`);
  };

  const first = await ask([]);
  const last = first.kind === 'objectionable' ? await ask(first.objections) : first;
  const drafts = (last === first ? [first] : [first, last]).flatMap(refusedDraft);
  const objections = drafts.flatMap((draft) => draft.objections);
  const { reason, handoffReason, usedFacts } = last;
  const evidence = { reason, handoffReason, usedFacts, promptVersion: CONSULTANT_VERSION, objections, drafts, usage };
  if (last.kind === 'reply') return { kind: 'reply', text: last.text, ...evidence };
  const quotation = quotationOf([first, last], context);
  if (quotation !== undefined) return { ...evidence, kind: 'reply', reason: 'quoted', handoffReason: '', ...quotation };
  const text = safeSentence(conversation.some(({ author }) => author !== 'buyer'));
  return { kind: 'hand-off', text, ...evidence };
}

/** Guards that say «this does not follow», and not «this may not be said». */
const UNFOUNDED = new Set(['claims']);

/**
 * What the facts themselves say, where nothing was wrong with the drafts but that they did not follow from them. A draft that tried
 * something forbidden is nobody's to be repaired: a person should see it.
 */
function quotationOf(drafts: Verdict[], context: GuardContext): Quotation | undefined {
  const isRepairable = drafts.every(
    ({ kind, objections }) => kind === 'objectionable' && objections.every(({ guard }) => UNFOUNDED.has(guard)),
  );
  const last = drafts.at(-1);
  if (!isRepairable || last === undefined) return undefined;
  const quotation = quoteFacts(last.text, context);
  if (quotation === undefined) return undefined;
  const objections = checkReply(quotation.text, context).filter(({ guard }) => !UNFOUNDED.has(guard));
  return objections.length === 0 ? quotation : undefined;
}

/** Fact ids the model made up are dropped; naming nothing but such is an objection, for then the answer rests on nothing we know. */
function judge(answer: StructuredAnswer, vault: Vault, context: GuardContext): Verdict {
  const known = new Set(context.facts.map(({ id }) => id));
  const usedFacts = [...new Set(answer.usedFacts)].filter((id) => known.has(id));
  if (answer.handoff) {
    return { ...handOff('model-asked'), handoffReason: restore(answer.handoffReason, vault), usedFacts };
  }
  if (answer.confidence < LEAST_CONFIDENCE) return { ...handOff('low-confidence'), usedFacts };

  const draft = stripMarkdown(answer.reply);
  const shown = withKinds(draft, (placeholder) => vault.originals.has(placeholder));
  const isUnfounded = usedFacts.length === 0 && answer.usedFacts.length > 0;
  const objections = [...checkReply(shown, context), ...(isUnfounded ? [unfounded(answer.usedFacts)] : [])];
  const worst = objections[0];
  return worst === undefined
    ? { kind: 'reply', text: restore(draft, vault), reason: 'answered', handoffReason: '', usedFacts, objections: [] }
    : { kind: 'objectionable', text: draft, reason: `guard-${worst.guard}`, handoffReason: '', usedFacts, objections };
}

function refusedDraft({ kind, text, objections }: Verdict): RefusedDraft[] {
  return kind === 'objectionable' ? [{ text, objections }] : [];
}

function unfounded(ids: string[]): Objection {
  return {
    guard: 'facts',
    what: ids.slice(0, 5).join(', ').slice(0, 200),
    why: 'Таких фактов нет: назови id из <facts>.',
  };
}

function handOff(reason: AdviceReason): Verdict {
  return { kind: 'hand-off', text: '', reason, handoffReason: '', usedFacts: [], objections: [] };
}
