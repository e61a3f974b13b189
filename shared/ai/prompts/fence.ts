import type { Fact } from '../facts.ts';
import type { Objection } from '../guards/guard.ts';

export function fenceGuidance(sentences: string[]): string {
  return fence('guidance', sentences);
}

export function fenceFacts(facts: Fact[]): string {
  return fence(
    'facts',
    facts.map(({ id, text }) => ({ id, text })),
  );
}

export function fenceBuyerMessages(texts: string[]): string {
  return fence('buyer_messages', texts);
}

export function fenceObjections(objections: Objection[]): string {
  return fence(
    'objections',
    objections.map(({ what, why }) => ({ what, why })),
  );
}

/** One JSON value a line between two tags. With `<` escaped, no value can hold a tag, so nobody can close the fence from inside. */
function fence(tag: string, values: unknown[]): string {
  return [`<${tag}>`, ...values.map(toFencedLine), `</${tag}>`].join('\n');
}

/** JSON keeps U+2028 and U+2029 as they are, which some readers take for the end of a line. */
function toFencedLine(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
