/** What a buyer reads when a human is needed. They promise no time, claim nothing and name nobody. */
const QUESTION = 'Спасибо за сообщение. Передаю ваш вопрос продавцу, чтобы ответ был точным.';

const BY_REASON = new Map([
  ['not-text', 'Спасибо, сообщение получено. Передаю его продавцу.'],
  ['buyer-called', 'Спасибо за звонок. Передаю продавцу, что вы звонили.'],
]);

const GREETING = 'Здравствуйте!';

/** The sentence for a hand-off's reason, with a greeting where the seller's side has not written yet. */
export function safeSentence(reason: string, { hasSellerWritten = true }: { hasSellerWritten?: boolean } = {}): string {
  const sentence = BY_REASON.get(reason) ?? QUESTION;
  return hasSellerWritten ? sentence : `${GREETING} ${sentence}`;
}

/** Every sentence that can leave, for tests and for telling our own hand-offs in a history. */
export const SAFE_SENTENCES: readonly string[] = [QUESTION, ...BY_REASON.values()].flatMap((sentence) => [
  sentence,
  `${GREETING} ${sentence}`,
]);
