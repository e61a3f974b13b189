import { createTexts } from '../language/create-texts.ts';

const catalogue = createTexts({
  ru: {
    reason: {
      answered: 'бот ответил по фактам',
      quoted: 'бот ответил вашими словами, дословно',
      template: 'подошла заготовка',
      'model-asked': 'бот не знает ответа',
      'low-confidence': 'бот не уверен в ответе',
      'hand-off-words': 'в сообщении есть слово из вашего списка',
      'outside-hours': 'нерабочее время',
      'human-bargains': 'торг лучше продолжить человеку',
      'not-text': 'в сообщении нет текста',
      'buyer-called': 'покупатель звонил',
      'voice-not-heard': 'голосовое не удалось расслышать',
      'file-sent': 'покупатель прислал файл',
      'picture-alone': 'прислано фото без вопроса',
      'place-alone': 'прислано место на карте',
      'listing-alone': 'прислано объявление без вопроса',
      complaint: 'жалоба',
      'return-wanted': 'покупатель хочет вернуть товар или деньги',
      'legal-threat': 'покупатель грозит судом или проверкой',
      insult: 'покупатель ругается',
      'call-wanted': 'покупатель просит позвонить',
      'person-wanted': 'покупатель просит человека',
      'listing-unknown': 'объявление не найдено',
      'daily-ceiling': 'дневной лимит расходов исчерпан',
      'answer-too-late': 'ответ опоздал',
      'gave-up': 'не получилось за полчаса',
      'avito-payment-required': 'тариф Авито без доступа к сообщениям',
      'avito-unauthorised': 'Авито не принимает ключи',
      'avito-no-rights': 'у ключей нет прав на чаты',
      'avito-not-found': 'чата больше нет на Авито',
      'avito-not-connected': 'аккаунт Авито не подключён',
      'system-message': 'служебное сообщение',
      'mode-off': 'бот выключен',
      'chat-type-off': 'такие чаты бот не ведёт',
      'our-purchase': 'здесь покупаете вы',
      'time-unknown': 'время сообщения неизвестно',
      'too-old': 'сообщение слишком старое',
      'human-answers': 'отвечает человек',
      'seller-stopped': 'бот остановлен',
      'all-stopped': 'бот остановлен у всех',
      'already-handed-off': 'уже передано человеку',
      other: 'другое',
    },
    reasonKind: {
      guard: 'ответ не прошёл проверку: {guard}',
      model: 'нейросеть не ответила: {why}',
    },
    noAnswer: {
      timeout: 'не успела',
      blocked: 'отказалась',
      nonsense: 'ответила не по форме',
      unavailable: 'недоступна',
      'geo-blocked': 'закрыта в этой стране',
      'bad-key': 'ключ не подошёл',
    },
    guard: {
      form: 'форма',
      price: 'цены',
      discount: 'скидки',
      contact: 'контакты и ссылки',
      prepayment: 'предоплата',
      availability: 'наличие',
      'personal-data': 'личные данные',
      promise: 'обещания',
      consent: 'согласие на сделку',
      leak: 'утечка инструкций',
      tone: 'тон',
      language: 'язык',
      claims: 'каждое утверждение из фактов',
    },
    fact: {
      title: 'название объявления',
      price: 'цена объявления',
      availability: 'есть ли в продаже',
      link: 'ссылка на объявление',
      text: 'текст объявления',
      attribute: 'характеристика № {number}',
      notes: 'ваша заметка к объявлению',
      rule: 'правило № {number}',
      article: 'статья из базы знаний',
      hours: 'часы работы',
      template: 'заготовка',
      offer: 'предложение цены по правилам торга',
    },
    author: { buyer: 'Покупатель', bot: 'Бот', human: 'Продавец', system: 'Авито' },
    mode: { off: 'Выключен', draft: 'Черновики', auto: 'Отвечает сам', inherit: 'Как у магазина' },
    modeAbout: {
      off: 'Бот только собирает сообщения. Отвечаете вы.',
      draft: 'Бот предлагает ответ, но ничего не отправляет: каждый ответ отправляет человек.',
      auto: 'Бот сам отвечает покупателям, а в сложных случаях зовёт вас.',
      inherit: 'В чатах об этом объявлении действует режим магазина.',
    },
    outcome: {
      sent: 'Отправлено',
      sending: 'Отправляется',
      draft: 'Черновик',
      'handed-off': 'Передано человеку',
      silent: 'Промолчал',
      failed: 'Не удалось',
    },
  },
  en: {
    reason: {
      answered: 'answered by the facts',
      quoted: 'answered in your own words, verbatim',
      template: 'a template fitted',
      'model-asked': 'the bot does not know the answer',
      'low-confidence': 'the bot is not sure of the answer',
      'hand-off-words': 'the message has a word from your list',
      'outside-hours': 'outside working hours',
      'human-bargains': 'a person should go on bargaining',
      'not-text': 'there is no text in the message',
      'buyer-called': 'the buyer called',
      'voice-not-heard': 'the voice message was not to be understood',
      'file-sent': 'the buyer sent a file',
      'picture-alone': 'a picture without a question',
      'place-alone': 'a place on the map',
      'listing-alone': 'a listing without a question',
      complaint: 'a complaint',
      'return-wanted': 'the buyer wants to return goods or get money back',
      'legal-threat': 'the buyer threatens with a court or an inspection',
      insult: 'the buyer swears',
      'call-wanted': 'the buyer wants a call',
      'person-wanted': 'the buyer wants a person',
      'listing-unknown': 'the listing was not found',
      'daily-ceiling': 'the daily limit is used up',
      'answer-too-late': 'the answer came too late',
      'gave-up': 'it did not work for half an hour',
      'avito-payment-required': 'the Avito plan has no access to messages',
      'avito-unauthorised': 'Avito does not take the keys',
      'avito-no-rights': 'the keys have no right to chats',
      'avito-not-found': 'the chat is no longer on Avito',
      'avito-not-connected': 'the Avito account is not connected',
      'system-message': 'a notice by Avito',
      'mode-off': 'the bot is off',
      'chat-type-off': 'the bot does not answer such chats',
      'our-purchase': 'here you are the buyer',
      'time-unknown': 'the time of the message is unknown',
      'too-old': 'the message is too old',
      'human-answers': 'a person answers',
      'seller-stopped': 'the bot is stopped',
      'all-stopped': 'the bot is stopped for all',
      'already-handed-off': 'handed to a person already',
      other: 'other',
    },
    reasonKind: {
      guard: 'the answer did not pass a check: {guard}',
      model: 'the model gave no answer: {why}',
    },
    noAnswer: {
      timeout: 'too slow',
      blocked: 'it refused',
      nonsense: 'not in the form asked for',
      unavailable: 'not available',
      'geo-blocked': 'closed in this country',
      'bad-key': 'the key was refused',
    },
    guard: {
      form: 'form',
      price: 'prices',
      discount: 'discounts',
      contact: 'contacts and links',
      prepayment: 'prepayment',
      availability: 'availability',
      'personal-data': 'personal data',
      promise: 'promises',
      consent: 'consent to a deal',
      leak: 'leaked instructions',
      tone: 'tone',
      language: 'language',
      claims: 'each claim from a fact',
    },
    fact: {
      title: 'title of the listing',
      price: 'price of the listing',
      availability: 'whether it is for sale',
      link: 'link to the listing',
      text: 'text of the listing',
      attribute: 'attribute no. {number}',
      notes: 'your note on the listing',
      rule: 'rule no. {number}',
      article: 'article of the knowledge base',
      hours: 'working hours',
      template: 'template',
      offer: 'an offer by the bargaining rules',
    },
    author: { buyer: 'Buyer', bot: 'Bot', human: 'Seller', system: 'Avito' },
    mode: { off: 'Off', draft: 'Drafts', auto: 'Answers itself', inherit: 'As the shop' },
    modeAbout: {
      off: 'The bot only collects messages. You answer.',
      draft: 'The bot suggests an answer and sends nothing: a person sends each answer.',
      auto: 'The bot answers buyers itself, and calls you when it gets difficult.',
      inherit: 'Chats about this listing go by the mode of the shop.',
    },
    outcome: {
      sent: 'Sent',
      sending: 'Being sent',
      draft: 'Draft',
      'handed-off': 'Handed to a person',
      silent: 'Kept silent',
      failed: 'Failed',
    },
  },
});

/** Words for what the bot decides: reasons, guards, facts, modes, outcomes. */
export const { useTexts: useDecisionTexts } = catalogue;
type Texts = ReturnType<typeof catalogue.texts>;

/** A reason as people read it. Codes that have no words of their own are told by their kind, or as they are. */
export function reasonText(reason: string, t: Texts): string {
  const key = `reason.${reason}` as 'reason.answered';
  if (t.has(key)) return t(key);
  if (reason.startsWith('guard-')) return t('reasonKind.guard', { guard: guardText(reason.slice('guard-'.length), t) });
  if (reason.startsWith('model-')) {
    const why = `noAnswer.${reason.slice('model-'.length)}` as 'noAnswer.timeout';
    return t('reasonKind.model', { why: t.has(why) ? t(why) : reason });
  }
  return reason;
}

export function guardText(guard: string, t: Texts): string {
  const key = `guard.${guard}` as 'guard.price';
  return t.has(key) ? t(key) : guard;
}

/** What a fact is, by its id: `listing.price`, `seller.rules.3`, `article.…`. */
export function factText(id: string, t: Texts): string {
  const [kind, name, number = ''] = id.split('.');
  if (kind === 'listing') {
    if (name === 'attributes') return t('fact.attribute', { number });
    const key = `fact.${name}` as 'fact.title';
    return t.has(key) ? t(key) : id;
  }
  if (kind === 'seller' && name === 'rules') return t('fact.rule', { number });
  const key = `fact.${kind?.replace(/s$/, '')}` as 'fact.article';
  return t.has(key) ? t(key) : id;
}
