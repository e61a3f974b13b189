import type { Question } from './request.ts';
import { findTopics, isFiller, RULE_PATTERNS, TOPICS, type Topic } from './topics.ts';

/** Written in the order of the response schema. */
export interface StandInAnswer {
  usedFacts: string[];
  intent: string;
  reply: string;
  confidence: number;
  handoff: boolean;
  handoffReason: string;
}

interface Piece {
  text: string;
  usedFacts: string[];
}

const COURTESIES: Partial<Record<Topic, string>> = {
  greeting: 'Здравствуйте!',
  bot: 'Да, я автоматический помощник продавца. Если понадобится, подключится человек.',
  contact: 'Спасибо, передам продавцу.',
  thanks: 'Пожалуйста!',
  goodbye: 'Всего доброго!',
};

/** Answers all messages of a turn together, in the facts' own words; what the facts do not hold is handed off. */
export function answerQuestion({ facts, messages }: Question): StandInAnswer {
  const asked = new Set(messages.flatMap(findTopics));
  const topics = TOPICS.map(({ name }) => name).filter((name) => asked.has(name));
  const pieces = topics.map((topic) => ({ topic, piece: answerTopic(topic, facts) }));
  const missing = pieces.filter(({ piece }) => piece === undefined).map(({ topic }) => topic);
  const isUnclear = messages.some((message) => findTopics(message).length === 0 && !isFiller(message));
  const said = pieces.flatMap(({ piece }) => (piece === undefined ? [] : [piece]));
  const reply = [...new Set(said.map(({ text }) => text))].join(' ');
  const isOnlyGreeting = topics.every((topic) => topic === 'greeting');
  const handoff = missing.length > 0 || isUnclear;
  return {
    usedFacts: [...new Set(said.flatMap(({ usedFacts }) => usedFacts))],
    intent: topics.join(', ') || 'other',
    reply: isOnlyGreeting ? `${reply} Чем могу помочь?`.trim() : reply,
    confidence: handoff ? 0.3 : 0.9,
    handoff,
    handoffReason: handoff ? describe(missing) : '',
  };
}

function describe(missing: Topic[]): string {
  return missing.length === 0 ? 'вопрос не понятен' : `в фактах нет ответа: ${missing.join(', ')}`;
}

function answerTopic(topic: Topic, facts: Question['facts']): Piece | undefined {
  const courtesy = COURTESIES[topic];
  if (courtesy !== undefined) return { text: courtesy, usedFacts: [] };
  if (topic === 'price') return answerPrice(facts);
  if (topic === 'availability') return answerAvailability(facts);
  if (topic === 'link') return answerLink(facts);
  return answerByRules(topic, facts);
}

function answerPrice(facts: Question['facts']): Piece | undefined {
  const price = textAfterColon(facts, 'listing.price');
  if (price === undefined || !/\d|бесплатно/i.test(price)) return undefined;
  return { text: `Цена — ${price}.`, usedFacts: ['listing.price'] };
}

function answerAvailability(facts: Question['facts']): Piece | undefined {
  const id = 'listing.availability';
  const text = facts.find((fact) => fact.id === id)?.text.toLowerCase();
  if (text === undefined || /неизвестн/.test(text)) return undefined;
  if (/не актив|неактив/.test(text)) return { text: 'К сожалению, объявление уже не активно.', usedFacts: [id] };
  return { text: 'Да, в наличии.', usedFacts: [id] };
}

function answerLink(facts: Question['facts']): Piece | undefined {
  const link = textAfterColon(facts, 'listing.link');
  return link === undefined ? undefined : { text: `Ссылка на объявление: ${link}`, usedFacts: ['listing.link'] };
}

function answerByRules(topic: Topic, facts: Question['facts']): Piece | undefined {
  const pattern = RULE_PATTERNS[topic];
  // What was decided about this very turn goes before what is said of bargaining in general.
  const decided = topic === 'bargain' ? facts.filter(({ id }) => id.startsWith('bargain.')) : [];
  const matching = facts.filter(
    ({ id, text }) => !id.startsWith('listing.') && pattern?.test(text.toLowerCase().replaceAll('ё', 'е')),
  );
  const rules = decided.length > 0 ? decided : matching;
  if (rules.length === 0) return undefined;
  return { text: rules.map(({ text }) => asSentence(text)).join(' '), usedFacts: rules.map(({ id }) => id) };
}

/** «Цена: 4 500 ₽» → «4 500 ₽». */
function textAfterColon(facts: Question['facts'], id: string): string | undefined {
  const text = facts.find((fact) => fact.id === id)?.text;
  return text?.slice(text.indexOf(': ') === -1 ? 0 : text.indexOf(': ') + 2);
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
