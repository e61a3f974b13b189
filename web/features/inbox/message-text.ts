const FOLDED_CHARACTERS = 900;
const FOLDED_LINES = 18;

/** The beginning of a text that is too long to stand in a stream; `undefined` when it may stand as it is. */
export function foldedText(text: string): string | undefined {
  const lines = text.split('\n');
  const head = lines.length > FOLDED_LINES ? lines.slice(0, FOLDED_LINES).join('\n') : text;
  // By code points: a cut must not leave half of an emoji.
  const start = head.length > FOLDED_CHARACTERS ? Array.from(head).slice(0, FOLDED_CHARACTERS).join('') : head;
  return start.length === text.length ? undefined : `${start.trimEnd()}…`;
}

/** An address of the web that may become a link: what a person sent may be anything. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

export type TextPart = { text: string; url?: string };

/** A text in pieces, its web addresses apart. Marks that end a sentence do not belong to an address. */
export function withLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"'«»]+/gi)) {
    const whole = found[0].replace(/[.,;:!?)\]}…]+$/, '');
    const url = webAddress(whole);
    if (url === undefined) continue;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ text: whole, url });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Where a place is shown on a map that is open to everybody in Russia. */
export function mapAddress({ latitude, longitude }: { latitude?: number; longitude?: number }): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return `https://yandex.ru/maps/?pt=${longitude},${latitude}&z=16&l=map`;
}
