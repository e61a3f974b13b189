import type { Fact } from '../facts.ts';
import type { Objection } from '../guards/guard.ts';
import type { Media, Prompt, PromptTurn } from '../language-model.ts';
import { CONSULTANT_INSTRUCTION } from './consultant/instruction.ts';
import type { ConversationMessage } from './conversation.ts';
import { fenceBuyerMessages, fenceFacts, fenceGuidance, fenceObjections } from './fence.ts';

/** So that a prompt costs the same at message 10 and at message 10,000 of a chat. */
export const PROMPT_LIMITS = {
  historyMessages: 20,
  historyCharacters: 6000,
  turnMessages: 20,
  turnCharacters: 4000,
  messageCharacters: 2000,
  pictures: 3,
  /** Base64; a request with all it holds may have about 20 MB. */
  pictureCharacters: 8_000_000,
} as const;

interface PromptInput {
  /** How to speak this time (see consultant/guidance.ts). */
  guidance?: string[];
  facts: Fact[];
  conversation: ConversationMessage[];
  /** What was wrong with the last draft, when the model is asked again. */
  objections?: Objection[];
}

/**
 * The prompt of one turn. Facts and everything a buyer ever wrote go in as fenced data; human and bot are both the seller. Of a long
 * history or turn the newest messages stay.
 */
export function buildPrompt({ guidance = [], facts, conversation, objections = [] }: PromptInput): Prompt {
  const turn = newestWithin(conversation.filter(isOfTurn), PROMPT_LIMITS.turnMessages, PROMPT_LIMITS.turnCharacters);
  const history = newestWithin(
    conversation.filter((message) => !isOfTurn(message)),
    PROMPT_LIMITS.historyMessages,
    PROMPT_LIMITS.historyCharacters,
  );
  const question = [
    ...(guidance.length === 0 ? [] : [fenceGuidance(guidance)]),
    fenceFacts(facts),
    fenceBuyerMessages(turn.map(({ text }) => text)),
    ...(objections.length === 0 ? [] : [fenceObjections(objections)]),
  ].join('\n');
  return { system: CONSULTANT_INSTRUCTION, turns: withQuestion(alternate(history), question, picturesOf(turn)) };
}

/** The buyer's messages that wait for an answer. */
export function isOfTurn({ author, isUnanswered }: ConversationMessage): boolean {
  return author === 'buyer' && isUnanswered;
}

function newestWithin(messages: ConversationMessage[], count: number, characters: number): ConversationMessage[] {
  const kept: ConversationMessage[] = [];
  let left = characters;
  for (const message of messages.slice(-count).reverse()) {
    const text = message.text.slice(0, PROMPT_LIMITS.messageCharacters);
    left -= text.length;
    if (left < 0 && kept.length > 0) break;
    kept.unshift({ ...message, text });
  }
  return kept;
}

/** The newest that fit, in the order in which they were sent. */
function picturesOf(turn: ConversationMessage[]): Media[] {
  const kept: Media[] = [];
  let left: number = PROMPT_LIMITS.pictureCharacters;
  for (const picture of turn.flatMap((message) => message.picture ?? []).reverse()) {
    left -= picture.base64.length;
    if (left < 0 || kept.length === PROMPT_LIMITS.pictures) break;
    kept.unshift(picture);
  }
  return kept;
}

/** Neighbours of one side become one turn, as Gemini wants its turns to alternate, beginning with the user's. */
function alternate(history: ConversationMessage[]): PromptTurn[] {
  const groups: { role: PromptTurn['role']; texts: string[] }[] = [];
  for (const { author, text } of history) {
    const role = author === 'buyer' ? 'buyer' : 'seller';
    const last = groups.at(-1);
    if (last?.role === role) last.texts.push(text);
    else groups.push({ role, texts: [text] });
  }
  if (groups[0]?.role === 'seller') groups.unshift({ role: 'buyer', texts: [] });
  return groups.map(({ role, texts }) => ({
    role,
    text: role === 'buyer' ? fenceBuyerMessages(texts) : texts.join('\n'),
  }));
}

/** A history that ends with the buyer (a turn left silent) is joined with the question: two user turns may not follow each other. */
function withQuestion(history: PromptTurn[], question: string, pictures: Media[]): PromptTurn[] {
  const last = history.at(-1);
  const media = pictures.length === 0 ? {} : { media: pictures };
  return last?.role === 'buyer'
    ? [...history.slice(0, -1), { role: 'buyer', text: `${last.text}\n${question}`, ...media }]
    : [...history, { role: 'buyer', text: question, ...media }];
}
