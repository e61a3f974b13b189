import { Parser } from 'htmlparser2';
import type { FeedEntry } from './feed-entry.ts';
import { unusable } from './import-problem.ts';
import { XmlAdBuilder } from './xml-ad-builder.ts';

/** Of one piece of the file that gives nothing before it ends: a comment, a CDATA section, an attribute. */
const LONGEST_PIECE = 1_000_000;
/** Ads lie two deep, their fields three, lists in them five. */
const DEEPEST = 40;

/**
 * The ads of an Autoload file, one after the other, so that its size does not matter. What is not well-formed is borne as
 * far as it makes sense and reported. Throws invalid `import-entities-refused` for a file that declares entities,
 * `import-unreadable` for one nobody writes by accident, and `import-no-ads` at the end of one without ads.
 */
export async function* xmlAds(text: AsyncIterable<string>): AsyncGenerator<FeedEntry> {
  const builder = new XmlAdBuilder();
  const lines = new LineCounter();
  let depth = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        depth += 1;
        if (depth > DEEPEST) throw unusable('import-unreadable', 'the elements of the file are nested too deeply');
        builder.open(name, depth, lines.at(parser.startIndex));
      },
      onclosetag(name, isImplied) {
        builder.close(name, depth, isImplied);
        depth -= 1;
      },
      ontext: (piece) => builder.text(piece),
      onprocessinginstruction: (name, data) => refuseEntities(name, data),
    },
    { xmlMode: true },
  );
  let length = 0;
  for await (const chunk of text) {
    lines.add(chunk);
    length += chunk.length;
    parser.write(chunk);
    if (length - parser.endIndex > LONGEST_PIECE) {
      throw unusable('import-unreadable', 'a part of the file has no end within a million characters');
    }
    yield* builder.take();
  }
  builder.ending();
  parser.end();
  yield* builder.take();
  if (!builder.hasSeenAds) throw unusable('import-no-ads', 'the file has no ads: there is no <Ad> in it');
}

/** Entities are how a small file becomes a huge one. None is ever expanded here, but a file that has them is not a feed. */
function refuseEntities(name: string, data: string): void {
  const isDoctype = /^!doctype$/i.test(name);
  if (/^!(entity|element|attlist|notation)$/i.test(name) || (isDoctype && /[[\]]|<!/.test(data))) {
    throw unusable('import-entities-refused', 'the file declares entities of its own, which no feed needs');
  }
}

/** Which line a place of the text is on. Asked for places in their order, each letter is looked at once. */
class LineCounter {
  #chunk = '';
  #chunkStart = 0;
  #counted = 0;
  #line = 1;

  add(chunk: string): void {
    this.#countTo(this.#chunk.length);
    this.#chunkStart += this.#chunk.length;
    this.#chunk = chunk;
    this.#counted = 0;
  }

  at(index: number): number {
    this.#countTo(Math.max(0, index - this.#chunkStart));
    return this.#line;
  }

  #countTo(end: number): void {
    for (;;) {
      const next = this.#chunk.indexOf('\n', this.#counted);
      if (next === -1 || next >= end) break;
      this.#line += 1;
      this.#counted = next + 1;
    }
  }
}
