import type { SellerSettings } from './settings.ts';

const TONE = {
  friendly: 'Пиши дружелюбно и просто.',
  businesslike: 'Пиши сдержанно и по-деловому.',
  brief: 'Пиши как можно короче, одним предложением, если этого хватает.',
} as const satisfies Record<SellerSettings['persona']['tone'], string>;

/** «Отвечай …», «ответь …». */
export const IN_LANGUAGE = {
  ru: 'по-русски',
  en: 'по-английски',
  kk: 'по-казахски',
  uz: 'по-узбекски',
  tg: 'по-таджикски',
  ky: 'по-киргизски',
  hy: 'по-армянски',
  tr: 'по-турецки',
  zh: 'по-китайски',
} as const satisfies Record<Exclude<SellerSettings['language'], 'auto'>, string>;

/** How this seller's bot speaks, as sentences for the model. Nothing in them may be told to a buyer as a fact but its name. */
export function styleSentences({ persona, language }: Pick<SellerSettings, 'persona' | 'language'>): string[] {
  return [
    ...(persona.name === '' ? [] : [`Помощника зовут ${persona.name}.`]),
    TONE[persona.tone],
    ...(language === 'auto' ? [] : [`Отвечай ${IN_LANGUAGE[language]}, на каком бы языке ни писал покупатель.`]),
  ];
}
