import type { Guard, Objection } from './guard.ts';
import { INSULTING, OFFENCES, SWEARING } from './offences.ts';
import { sentencesOf, sentencesOfFacts, textIn, wordsIn } from './sentences.ts';
import { normalise } from './tokens.ts';

/** No insults, swearing, threats, mockery, politics and the like, also in disguise. A word of the trade that the facts use passes. */
export const guardTone: Guard = (draft, { facts }) => {
  const sentences = sentencesOf(draft);
  const words = [...wordsIn(sentences), ...masked(draft)];
  const swearing = words.filter((word) => SWEARING.test(word));
  const insults = words.filter((word) => INSULTING.test(word) && !isOfTrade(word));
  const text = sentences.map(textIn).join('');
  return [
    ...swearing.map((what) => object(what, 'Без ругани.')),
    ...insults.map((what) => object(what, 'Не обижай покупателя.')),
    ...OFFENCES.flatMap(([pattern, why]) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [object(found.trim(), why)];
    }),
  ];

  function isOfTrade(word: string): boolean {
    return wordsIn(sentencesOfFacts(facts)).includes(word);
  }
};

/** Letters under a mark: «х*й», «бл@дь», «п#здец», «с.у.к.а». */
const STARRED: [RegExp, string][] = [
  [/^х[*#_.@$%]{1,2}(?:й|я|е|и)/u, 'хуй'],
  [/^п[*#_.@$%]{1,2}зд/u, 'пизда'],
  [/^б[*#_.@$%]{1,2}(?:я|д|ть)|^бл[*#_.@$%]{1,2}(?:д|т|$)/u, 'блядь'],
  [/^(?:за|на|вы|от|у)?[*#_.@$%]б(?:а|у|л)|^(?:за|на|вы|от|у)е[*#_.@$%]{1,2}/u, 'ебать'],
  [/^с[*#_.@$%]{1,2}к[аи]$|^су[*#_.@$%]{1,2}[аи]$/u, 'сука'],
  [/^м[*#_.@$%]{1,2}д[аои]/u, 'мудак'],
  [/^г[*#_.@$%]{1,2}(?:вн|н)о|^д[*#_.@$%]{1,2}рьм|^ж[*#_.@$%]{1,2}п/u, 'говно'],
];
const LETTERS: Record<string, string> = { '@': 'а', $: 'с', '3': 'з', '0': 'о', '6': 'б', '4': 'ч', '1': 'и' };

function masked(draft: string): string[] {
  const chunks = normalise(draft)
    .split(/[\s,!?;:()«»"]+/u)
    .filter((chunk) => /\p{L}/u.test(chunk) && /[*#_.@$%\d-]/u.test(chunk));
  return chunks.flatMap((chunk) => {
    const spelled = chunk.replace(/[@$301-6]/gu, (mark) => LETTERS[mark] ?? mark).replace(/[*#_.\-\d]/gu, '');
    const starred = STARRED.find(([pattern]) => pattern.test(chunk))?.[1];
    return [
      ...(chunk.includes('.') && /\p{L}{3}/u.test(chunk) ? [] : [spelled]),
      ...(starred === undefined ? [] : [starred]),
    ];
  });
}

function object(what: string, why: string): Objection {
  return { guard: 'tone', what, why };
}
