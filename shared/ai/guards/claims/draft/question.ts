import type { Piece } from '../reading/piece.ts';
import type { Word } from '../reading/word.ts';
import { isAsking, isOptional } from '../words/lexicon.ts';
import type { Surroundings } from './surroundings.ts';

const LONGEST_TO_BUYER = 20;
/** «Какой выход у вашего макбука»: whatever it names, it claims nothing. */
const OPEN =
  /^(?:а |и |ну )?(?:на |в |до |к |с |из |от |для )?(?:как(?:ой|ая|ое|ие|ую|ого|ом)|когда|куда|откуда|где|сколько|чем|что|кто|кому)(?!\p{L})/u;
const TO_BUYER = /(?<!\p{L})(?:вы|вас|вам|ваш\p{L}*|есть|\p{L}+[еи]те)(?!\p{L})/u;
const WONDERING =
  /(?:^|\s)ли(?=\s|$)|^если (?:вы |вам )?(?:нужн|хотите|подойд|удобно|интерес|сомнева|остан|появ|будут|что-то|чего)|^когда (?:приед|будете|забер)/u;

/** «Во сколько вам удобно?», «какой у вас размер»: asks the buyer of himself, and may name anything. */
export function asksOpenly({ text, tokens }: Piece, isLastOfQuestion: boolean): boolean {
  const isToBuyer = isLastOfQuestion && tokens.length <= LONGEST_TO_BUYER && TO_BUYER.test(text);
  return isToBuyer || OPEN.test(text) || /\sли(?:\s|$)/u.test(text);
}

/** A word that claims nothing in a question: one asks with it, or the facts or the buyer know it. */
export function isAskable({ text, concept }: Word, { isKnown, isAsked }: Surroundings): boolean {
  return isAsking(text) || isOptional(text) || isKnown(concept) || isAsked(concept);
}

/** «Нужна ли доставка», «если вам удобно»: asks by its form, whether or not a question mark follows. */
export function isWondering(text: string): boolean {
  return WONDERING.test(text);
}
