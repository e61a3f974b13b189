import type { NoAnswerReason } from '../../shared/ai/language-model.ts';
import type { TurnDecision } from '../../shared/decision/decide-turn.ts';

/** Those that the decision names one by one: none of them may go without words. */
type Decided = Exclude<TurnDecision['reason'], `guard-${string}` | `model-${NoAnswerReason}`>;

const WORDS: Record<Decided, string> & Record<string, string> = {
  answered: 'бот предлагает ответ',
  quoted: 'бот предлагает ответ вашими словами',
  'model-asked': 'бот не знает ответа',
  'low-confidence': 'бот не уверен в ответе',
  'hand-off-words': 'в сообщении есть слово из вашего списка',
  'outside-hours': 'нерабочее время',
  'human-bargains': 'торг лучше продолжить вам',
  'not-text': 'в сообщении нет текста',
  'buyer-called': 'покупатель звонил',
  'voice-not-heard': 'голосовое сообщение не удалось расслышать',
  'file-sent': 'покупатель прислал файл',
  'picture-alone': 'покупатель прислал фото без вопроса',
  'place-alone': 'покупатель прислал место на карте',
  'listing-alone': 'покупатель прислал объявление без вопроса',
  complaint: 'жалоба',
  'return-wanted': 'покупатель хочет вернуть товар или деньги',
  'legal-threat': 'покупатель грозит судом или проверкой',
  insult: 'покупатель ругается',
  'call-wanted': 'покупатель просит позвонить',
  'person-wanted': 'покупатель просит человека',
  template: 'бот предлагает заготовку',
  'listing-unknown': 'объявление не найдено',
  'daily-ceiling': 'дневной лимит исчерпан',
  'answer-too-late': 'ответ опоздал',
  'gave-up': 'не получилось за полчаса',
  'avito-payment-required': 'тариф Авито без доступа к сообщениям',
  'avito-unauthorised': 'Авито не принимает ключи',
  'avito-no-rights': 'у ключей нет прав на чаты',
  'avito-not-found': 'чата больше нет на Авито',
  'avito-not-connected': 'аккаунт Авито не подключён',
};

/** A reason for the seller to read. One that has no words of its own is told by its kind, and by its code where it has none. */
export function reasonInWords(reason: string): string {
  if (Object.hasOwn(WORDS, reason)) return WORDS[reason] ?? reason;
  if (reason.startsWith('guard-')) return 'ответ бота не прошёл проверку';
  if (reason.startsWith('model-')) return 'нейросеть не ответила';
  return reason;
}
