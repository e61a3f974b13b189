import { adOfFields } from './ad-of-fields.ts';
import type { FeedEntry } from './feed-entry.ts';

/** Beyond it a field is cut: longer than anything that is kept of one. */
const LONGEST_FIELD = 50_000;
const MOST_FIELDS = 300;

interface OpenAd {
  line: number;
  depth: number;
  fields: Map<string, string>;
}

interface OpenField {
  name: string;
  text: string;
  /** Of the elements inside, `<Option>` for one. */
  parts: string[];
}

/** Makes ads of the elements and texts of a file, in the order in which they come. */
export class XmlAdBuilder {
  hasSeenAds = false;
  #entries: FeedEntry[] = [];
  #ad: OpenAd | undefined;
  #field: OpenField | undefined;
  #isEnding = false;
  #isCutOff = false;

  /** What was finished since it was last asked for. */
  take(): FeedEntry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  /** From now on, what closes closes because the file ends. */
  ending(): void {
    this.#isEnding = true;
  }

  open(name: string, depth: number, line: number): void {
    if (/^ad$/i.test(name)) {
      // The ad before was not closed. Its fields are, so it is whole.
      this.#finish('the ad is not closed');
      this.hasSeenAds = true;
      this.#ad = { line, depth, fields: new Map() };
      return;
    }
    if (this.#ad === undefined) return;
    if (depth === this.#ad.depth + 1) this.#field = { name, text: '', parts: [] };
    else if (this.#field !== undefined) this.#openInside(this.#field, name);
  }

  /** Markup that stands in a description without CDATA is part of its text. */
  #openInside(field: OpenField, name: string): void {
    if (/^description$/i.test(field.name)) this.#append(field, `<${name}>`);
    else field.parts.push('');
  }

  text(piece: string): void {
    const field = this.#field;
    if (field === undefined) return;
    const part = field.parts.at(-1);
    if (part === undefined) this.#append(field, piece);
    else if (part.length < LONGEST_FIELD) field.parts[field.parts.length - 1] = part + piece;
  }

  #append(field: OpenField, piece: string): void {
    if (field.text.length < LONGEST_FIELD) field.text += piece;
  }

  close(name: string, depth: number, isImplied: boolean): void {
    const ad = this.#ad;
    if (this.#isEnding) {
      this.#end(depth);
      return;
    }
    if (ad === undefined) return;
    if (depth === ad.depth) this.#finish(isImplied ? 'the ad is not closed' : undefined);
    else if (depth === ad.depth + 1) this.#closeField();
    else if (this.#field !== undefined && /^description$/i.test(this.#field.name) && !/^br$/i.test(name)) {
      this.#append(this.#field, `</${name}>`);
    }
  }

  #closeField(): void {
    const field = this.#field;
    this.#field = undefined;
    if (field === undefined || this.#ad === undefined || this.#ad.fields.size >= MOST_FIELDS) return;
    const parts = field.parts.map((part) => part.trim()).filter((part) => part !== '');
    const value = field.text.trim() === '' ? parts.join(', ').slice(0, LONGEST_FIELD) : field.text;
    // Of a field that is given twice the first counts.
    if (!this.#ad.fields.has(field.name)) this.#ad.fields.set(field.name, value);
  }

  #finish(problem: string | undefined): void {
    const ad = this.#ad;
    if (ad === undefined) return;
    this.#closeField();
    this.#ad = undefined;
    const entry = adOfFields(ad.fields, ad.line);
    if (problem !== undefined) entry.problems.unshift({ line: ad.line, message: problem });
    this.#entries.push(entry);
  }

  /** Half an ad may be half a text, and half a promise: it is left out. */
  #end(depth: number): void {
    const ad = this.#ad;
    this.#ad = undefined;
    this.#field = undefined;
    if (ad !== undefined) {
      this.#isCutOff = true;
      const message = 'the file breaks off inside this ad, which was left out';
      this.#entries.push({ ad: undefined, problems: [{ line: ad.line, message }] });
    } else if (depth === 1 && !this.#isCutOff) {
      const message = 'the file is not closed at its end: ads may be missing';
      this.#entries.push({ ad: undefined, problems: [{ message }] });
    }
  }
}
