/** What a buyer reads when a human is needed. They promise no time, claim nothing and name nobody. */
export const SAFE_SENTENCES = {
  first: 'Здравствуйте! Спасибо за сообщение. Передаю ваш вопрос продавцу, чтобы ответ был точным.',
  later: 'Спасибо за вопрос. Передаю его продавцу, чтобы ответ был точным.',
} as const;

/** The greeting only where the seller's side has not written yet. */
export function safeSentence(hasSellerWritten: boolean): string {
  return hasSellerWritten ? SAFE_SENTENCES.later : SAFE_SENTENCES.first;
}
