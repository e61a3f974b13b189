const LETTERS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'q',
  ш: 'w',
  щ: 'w',
  ы: 'i',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/**
 * One key for a Russian word and for every way people write it in Latin letters: «тысяч», `tysyach`, `tisjach`, `tyshch`. Keys are to
 * be compared only, not read.
 */
export function latinKey(word: string): string {
  return Array.from(word, (letter) => LETTERS[letter] ?? (/[ьъ']/u.test(letter) ? '' : letter))
    .join('')
    .replace(/shch|sch|sh/g, 'w')
    .replace(/ch/g, 'q')
    .replace(/zh/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/ts|tc/g, 'c')
    .replace(/[yj](?=[aeou])/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/y/g, 'i')
    .replace(/ii/g, 'i');
}
