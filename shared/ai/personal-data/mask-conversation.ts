import type { ConversationMessage } from '../prompts/conversation.ts';
import { introducedIn, type KnownNames } from './find-names.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { Finding, PersonalKind } from './finding.ts';
import { placeholderOf, replacePlaceholders } from './placeholders.ts';

/** What stands behind the placeholders of one conversation. It never leaves the function that made it. */
export interface Vault {
  /** By placeholder. */
  originals: ReadonlyMap<string, string>;
  /** What the buyer has given of himself. */
  given: ReadonlySet<PersonalKind>;
}

/**
 * The conversation without personal data: a phone becomes «[телефон 1]», and stays that wherever it is written, however it is written.
 * The buyer's messages are searched; in the seller's own words only what the buyer has given is put away, for the rest is the
 * seller's to tell. Messages of the buyer that follow each other are searched as one: a phone may be spread over them.
 */
export function maskConversation(messages: ConversationMessage[]): { messages: ConversationMessage[]; vault: Vault } {
  const names = introducedIn(messages.flatMap(({ author, text }) => (author === 'buyer' ? [text] : [])));
  const book = new Placeholders();
  const masked = [...messages];
  for (const run of runsOfBuyer(messages)) {
    const texts = run.map((index) => messages[index]?.text ?? '');
    for (const [place, text] of maskTexts(texts, names, book).entries()) replaceText(masked, run[place], text);
  }
  for (const [index, message] of messages.entries()) {
    if (message.author === 'buyer') continue;
    const findings = findPersonalData(message.text, names);
    replaceText(
      masked,
      index,
      cutOut(message.text, findings, (finding) => book.known(finding)),
    );
  }
  return { messages: masked, vault: book };
}

/** Puts back what the placeholders of this conversation stand for; others stay as they are. */
export function restore(text: string, { originals }: Pick<Vault, 'originals'>): string {
  return replacePlaceholders(text, (placeholder) => originals.get(placeholder) ?? placeholder);
}

class Placeholders implements Vault {
  readonly originals = new Map<string, string>();
  readonly given = new Set<PersonalKind>();
  readonly #byValue = new Map<string, string>();
  readonly #counts = new Map<PersonalKind, number>();

  /** The placeholder of a thing; a new one for what was not written before. */
  of({ kind, value }: Finding, original: string): string {
    const name = `${kind}:${value}`;
    const known = this.#byValue.get(name);
    if (known !== undefined) return known;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    const placeholder = placeholderOf(kind, number);
    this.#counts.set(kind, number);
    this.#byValue.set(name, placeholder);
    this.originals.set(placeholder, original);
    if (kind !== 'mark') this.given.add(kind);
    return placeholder;
  }

  known({ kind, value }: Finding): string | undefined {
    return this.#byValue.get(`${kind}:${value}`);
  }
}

function runsOfBuyer(messages: ConversationMessage[]): number[][] {
  const runs: number[][] = [];
  for (const [index, { author }] of messages.entries()) {
    if (author !== 'buyer') continue;
    if (messages[index - 1]?.author === 'buyer') runs.at(-1)?.push(index);
    else runs.push([index]);
  }
  return runs;
}

function maskTexts(texts: string[], names: KnownNames, book: Placeholders): string[] {
  const findings = findPersonalData(texts.join('\n'), names);
  let start = 0;
  return texts.map((text) => {
    const own = findings.flatMap((finding) => withinText(finding, start, text.length));
    start += text.length + 1;
    return cutOut(text, own, (finding) => book.of(finding, text.slice(finding.from, finding.to)));
  });
}

/** The part of a finding that lies in one message, by its places there. What is spread has a placeholder in each. */
function withinText(finding: Finding, start: number, length: number): Finding[] {
  const from = Math.max(0, finding.from - start);
  const to = Math.min(length, finding.to - start);
  if (from >= to) return [];
  const isWhole = finding.from >= start && finding.to <= start + length;
  return [{ ...finding, from, to, value: isWhole ? finding.value : `${finding.value}:${from - finding.from}` }];
}

/** Findings in their order; where there is no replacement the words stay. */
function cutOut(text: string, findings: Finding[], replacementOf: (finding: Finding) => string | undefined): string {
  let rest = 0;
  let result = '';
  for (const finding of findings) {
    const replacement = replacementOf(finding);
    if (replacement === undefined) continue;
    result += text.slice(rest, finding.from) + replacement;
    rest = finding.to;
  }
  return result + text.slice(rest);
}

function replaceText(messages: ConversationMessage[], index: number | undefined, text: string): void {
  const message = index === undefined ? undefined : messages[index];
  if (index !== undefined && message !== undefined) messages[index] = { ...message, text };
}
