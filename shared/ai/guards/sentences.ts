import type { Fact } from '../facts.ts';
import { remember } from './remember.ts';
import { normalise, type Token, tokenise } from './tokens.ts';

/** What stands between commas, colons, dashes and brackets. */
export interface Clause {
  /** Words and digits, normalised; «%» as a word. */
  words: string[];
  /** The words with a space around each, for patterns over several of them. */
  text: string;
}

export interface Sentence {
  clauses: Clause[];
  isQuestion: boolean;
}

/** Four letters standing alone and more in a row are one word spelled out: «б р о н ь». */
const SPELLED_FROM = 4;

/** The sentences of a text by their clauses; those without a word are left out. */
export function sentencesOf(text: string): Sentence[] {
  const tokens = tokenise(normalise(text));
  const sentences: Sentence[] = [];
  let clauses: string[][] = [[]];
  const close = (isQuestion: boolean) => {
    const filled = joinInserted(clauses.filter((words) => words.length > 0)).map((words) =>
      joinGroups(joinSpelled(words)),
    );
    const last = sentences.at(-1);
    if (filled.length > 0) sentences.push({ clauses: filled.map(asClause), isQuestion });
    // «Правда?!» and «Да ??»
    else if (isQuestion && last !== undefined) last.isQuestion = true;
    clauses = [[]];
  };
  for (const [index, token] of tokens.entries()) {
    if (isClauseEnd(tokens, index)) clauses.push([]);
    const word = wordOf(token);
    if (word !== undefined) clauses.at(-1)?.push(word);
    if (isSentenceEnd(tokens, index)) close(token.text === '?');
  }
  close(false);
  return sentences;
}

function wordOf({ kind, text }: Token): string | undefined {
  if (kind === 'word' || kind === 'digits') return text;
  return text === '%' ? 'процентов' : undefined;
}

const readFact = remember(sentencesOf);

/** Of all facts, in their order. */
export function sentencesOfFacts(facts: Fact[]): Sentence[] {
  return facts.flatMap(({ text }) => readFact(text));
}

/** The words of a sentence with a space around each. */
export function textIn({ clauses }: Sentence): string {
  return ` ${clauses.flatMap(({ words }) => words).join(' ')} `;
}

/** All words of the sentences, in order. */
export function wordsIn(sentences: Sentence[]): string[] {
  return sentences.flatMap(({ clauses }) => clauses.flatMap(({ words }) => words));
}

function asClause(words: string[]): Clause {
  return { words, text: ` ${words.join(' ')} ` };
}

function isSentenceEnd(tokens: Token[], index: number): boolean {
  const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
  if (kind === 'space') return text.includes('\n');
  if (kind !== 'mark') return false;
  // The point of «4.500» or «12.05» ends nothing.
  return '!?;…'.includes(text) || (text === '.' && tokens[index + 1]?.kind !== 'digits' && !isInWord(tokens, index));
}

/** «т.е.», «п.р.е.д»: a point between two letters or words without a space. */
function isInWord(tokens: Token[], index: number): boolean {
  return tokens[index - 1]?.kind === 'word' && tokens[index + 1]?.kind === 'word';
}

function isClauseEnd(tokens: Token[], index: number): boolean {
  const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
  if (kind !== 'mark') return false;
  if (',:'.includes(text)) return tokens[index + 1]?.kind !== 'digits';
  return '()—–'.includes(text) || (text === '-' && tokens[index - 1]?.kind === 'space');
}

const INSERTED = /^(?:к сожалению|увы|извините|простите|конечно|пожалуйста|правда|пока|unfortunately|sorry)$/u;

/** «кредита у нас, к сожалению, нет» is one clause: what is put in between parts nothing. */
function joinInserted(clauses: string[][]): string[][] {
  const joined: string[][] = [];
  for (const [index, words] of clauses.entries()) {
    const isInserted = index > 0 && index < clauses.length - 1 && INSERTED.test(words.join(' '));
    const isAfter = index > 1 && INSERTED.test(clauses[index - 1]?.join(' ') ?? '');
    if (isInserted || isAfter) joined.at(-1)?.push(...words);
    else joined.push([...words]);
  }
  return joined;
}

function joinSpelled(words: string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const close = () => {
    joined.push(...(run.length >= SPELLED_FROM ? [run.join('')] : run));
    run = [];
  };
  for (const word of words) {
    if (word.length === 1 && /\p{L}/u.test(word)) run.push(word);
    else {
      close();
      joined.push(word);
    }
  }
  close();
  return joined;
}

/** «4 500» is one number, as «4500» is. */
function joinGroups(words: string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    const isGroup = /^\d{3}$/.test(word) && /^[1-9]\d{0,2}(?:\d{3}){0,2}$/.test(last);
    if (isGroup) joined[joined.length - 1] = `${last}${word}`;
    else joined.push(word);
  }
  return joined;
}
