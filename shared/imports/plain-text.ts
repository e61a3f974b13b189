import { Parser } from 'htmlparser2';

/** After these a new line begins. */
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'li', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const UNREAD = new Set(['script', 'style']);

/** An ad's text as a reader sees it: markup of HTML becomes lines and dashes, entities become letters. */
export function plainText(html: string): string {
  return tidy(/[<&]/.test(html) ? withoutMarkup(html) : html);
}

function withoutMarkup(html: string): string {
  const pieces: string[] = [];
  let unread = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread += 1;
      else if (name === 'br' || BLOCKS.has(name)) pieces.push('\n');
      if (name === 'li') pieces.push('- ');
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      else if (BLOCKS.has(name)) pieces.push('\n');
    },
    ontext(text) {
      if (unread === 0) pieces.push(text);
    },
  });
  parser.end(html);
  return pieces.join('');
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
