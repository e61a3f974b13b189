import { type Clause, clausesOf } from '../../ai/guards/clauses.ts';
import { normalise, type Token, tokenise } from '../../ai/guards/tokens.ts';

export interface ReadText {
  tokens: Token[];
  clauses: Clause[];
}

/** A message of the buyer's, split for those who look for what he wants. */
export function readText(text: string): ReadText {
  const tokens = tokenise(normalise(text));
  return { tokens, clauses: clausesOf(tokens) };
}

/** Whether a question mark ends the sentence that begins at a token. */
export function isQuestion({ tokens, clauses }: ReadText, { sentence }: Clause): boolean {
  const end = clauses.filter((each) => each.sentence === sentence).at(-1)?.to ?? 0;
  return tokens.slice(Math.max(0, end - 2), end + 1).some(({ text }) => text === '?');
}
