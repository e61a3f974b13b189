const SENTENCE = 'Спасибо за сообщение. Передаю его продавцу, чтобы ответ был точным.';
const WITH_GREETING = `Здравствуйте! ${SENTENCE}`;

/** Every sentence a buyer may read when a human is needed. They promise no time, claim nothing and name nobody. */
export const SAFE_SENTENCES: readonly string[] = [SENTENCE, WITH_GREETING];

/** The greeting only where the seller's side has not written yet. */
export function safeSentence(hasSellerWritten: boolean): string {
  return hasSellerWritten ? SENTENCE : WITH_GREETING;
}
