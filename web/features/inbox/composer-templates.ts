import type { Item } from '../../api/queries.ts';

export type Template = Pick<Item<'listTemplates'>, 'templateId' | 'name' | 'text' | 'keywords'>;

/** The templates that have all the words in name, keywords or text; those with them in the name come first. */
export function matchingTemplates<T extends Template>(templates: T[], filter: string): T[] {
  const words = plain(filter).split(/\s+/).filter(Boolean);
  const rated = templates.flatMap((template) => {
    const name = plain(template.name);
    const all = `${name} ${plain(template.keywords.join(' '))} ${plain(template.text)}`;
    if (!words.every((word) => all.includes(word))) return [];
    return [{ template, isNamed: words.every((word) => name.includes(word)) }];
  });
  return rated.sort((left, right) => Number(right.isNamed) - Number(left.isNamed)).map(({ template }) => template);
}

/** What is looked for while the text is `/…`; `undefined` when it is an ordinary text. */
export function slashFilter(text: string): string | undefined {
  return text.startsWith('/') && !text.includes('\n') ? text.slice(1) : undefined;
}

/** The text with a template put where the writer is. */
export function insertedAt(text: string, at: number, template: string): { text: string; caret: number } {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const gapBefore = before === '' || /\s$/.test(before) ? '' : ' ';
  const gapAfter = after === '' || /^\s/.test(after) ? '' : ' ';
  const start = `${before}${gapBefore}${template}`;
  return { text: `${start}${gapAfter}${after}`, caret: start.length };
}

export type Meaning = 'close' | 'next' | 'previous' | 'take' | 'nothing';

/** What a key means while templates are open; `undefined`: it is an ordinary key. */
export function meaningOf(event: { key: string; shiftKey: boolean }, isOneChosen: boolean): Meaning | undefined {
  const { key, shiftKey } = event;
  if (key === 'Escape') return 'close';
  // `/…` was hardly meant for the buyer: where nothing fits, nothing is sent.
  if (!isOneChosen) return key === 'Enter' && !shiftKey ? 'nothing' : undefined;
  if (key === 'ArrowDown') return 'next';
  if (key === 'ArrowUp') return 'previous';
  return (key === 'Enter' || key === 'Tab') && !shiftKey ? 'take' : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
