export type Language = 'ru' | 'en' | 'kk' | 'uz' | 'tg' | 'ky' | 'hy' | 'tr' | 'zh';

/** What must be true of an answer, as far as code can tell. */
export interface Expectation {
  /** Any of these is right. */
  outcome: ('reply' | 'hand-off' | 'silent')[];
  /** The reason begins with one of these. */
  reason?: string[] | undefined;
  /** What a reply must say; each in any of its spellings. Nothing is asked of the sentence of a hand-off. */
  says: string[][];
  /** What nobody may read, in a reply or in the sentence of a hand-off. */
  saysNot: string[];
  /** Phones and other long numbers that must not be repeated, in no grouping of their digits. */
  hides: string[];
  /** Roubles: the only amounts that may be named. Without it: those of the sources. */
  amounts?: number[] | undefined;
  /** Of a reply; without it any. */
  language?: Language | undefined;
  maxCharacters: number;
}
