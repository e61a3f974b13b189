/** What the buyer's turn was, as far as the sentence speaks of it. */
export type SafeSubject =
  | 'message'
  | 'picture'
  | 'voice'
  | 'place'
  | 'listing'
  | 'call'
  | 'file'
  | 'apology'
  | 'grievance'
  | 'request'
  | 'callback';

const SENTENCES = {
  message: 'Спасибо за сообщение. Передаю его продавцу, чтобы ответ был точным.',
  picture: 'Спасибо за фото. Передаю его продавцу, чтобы он посмотрел сам.',
  voice: 'Спасибо за голосовое сообщение. Передаю его продавцу. Если удобно, напишите вопрос текстом.',
  place: 'Спасибо за место на карте. Передаю его продавцу. Если есть вопрос, напишите его, пожалуйста.',
  listing: 'Спасибо за ссылку на объявление. Передаю её продавцу. Если есть вопрос, напишите его, пожалуйста.',
  call: 'Спасибо за звонок. Передаю продавцу, что вы звонили. Вопрос можно написать и здесь.',
  file: 'Спасибо за файл. Передаю его продавцу, чтобы он посмотрел сам.',
  apology: 'Мне очень жаль. Передаю ваше сообщение продавцу, чтобы он посмотрел сам.',
  grievance: 'Понимаю вас. Передаю ваше сообщение продавцу, чтобы он посмотрел сам.',
  request: 'Понимаю вас. Передаю вашу просьбу продавцу.',
  callback: 'Передаю продавцу, что вы ждёте звонка. Вопрос можно написать и здесь.',
} as const satisfies Record<SafeSubject, string>;

/** Every sentence a buyer may read when a human is needed. They promise no time, claim nothing and name nobody. */
export const SAFE_SENTENCES: readonly string[] = Object.values(SENTENCES).flatMap((sentence) => [
  sentence,
  withGreeting(sentence),
]);

/** The greeting only where the seller's side has not written yet. */
export function safeSentence(hasSellerWritten: boolean, subject: SafeSubject = 'message'): string {
  return hasSellerWritten ? SENTENCES[subject] : withGreeting(SENTENCES[subject]);
}

function withGreeting(sentence: string): string {
  return `Здравствуйте! ${sentence}`;
}
