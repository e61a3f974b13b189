/** HTML that is safe to put into a page: only `html` makes it. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | Html[] | undefined;

/** A template whose values are escaped, unless they are HTML already. Texts of buyers and models go through here. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return { markup: strings.map((part, index) => part + markupOf(values[index])).join('') };
}

function markupOf(value: Part): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join('');
  return typeof value === 'object' ? value.markup : escaped(String(value));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
