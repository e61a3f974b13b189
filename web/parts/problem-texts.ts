import { ApiProblem } from '../../shared/api/client.ts';
import { createTexts } from '../language/create-texts.ts';

const catalogue = createTexts({
  ru: {
    offline: 'Нет связи с сервером. Проверьте интернет и повторите.',
    unknown: 'Что-то пошло не так. Повторите; если не поможет, передайте нам код {code}.',
    waitSeconds:
      'Слишком много попыток. Повторите через {seconds, plural, one {# секунду} few {# секунды} other {# секунд}}.',
    status: {
      invalid: 'Проверьте, что введено: сервер это не принял.',
      signedOut: 'Нужно войти заново.',
      noRights: 'У вас нет прав на это действие.',
      gone: 'Этого больше нет, или оно вам недоступно.',
      conflict: 'Пока вы смотрели, что-то изменилось. Обновили — проверьте и повторите.',
      changed: 'Это уже изменил кто-то другой. Обновили — проверьте и повторите.',
      tooLarge: 'Слишком большой объём. Разбейте на части.',
      tooMany: 'Слишком много попыток. Подождите минуту и повторите.',
      broken: 'Ошибка на нашей стороне. Повторите; если не поможет, передайте нам код {code}.',
      avito: 'Авито ответило отказом. Повторите чуть позже.',
      unavailable: 'Сервис сейчас недоступен. Повторите через минуту.',
    },
    code: {
      'login-refused': 'Почта или пароль не подходят.',
      'too-many-attempts': 'Слишком много попыток. Подождите и повторите.',
      'user-not-active': 'Учётная запись отключена. Обратитесь к администратору.',
      'invitation-unknown': 'Приглашение уже использовано или истекло. Попросите новое.',
      'seller-not-connected': 'Аккаунт Авито не подключён.',
      'seller-payment-required':
        'Тариф аккаунта на Авито не даёт доступа к сообщениям. Нужен уровень «Максимальный» (для услуг хватит «Расширенного»).',
      'seller-unauthorised': 'Авито больше не принимает ключи этого аккаунта. Подключите его заново.',
      'avito-payment-required':
        'Тариф аккаунта на Авито не даёт доступа к сообщениям. Нужен уровень «Максимальный» (для услуг хватит «Расширенного»).',
      'avito-credentials-rejected': 'Авито не приняло эти ключи. Проверьте client_id и client_secret.',
      'credentials-without-rights': 'У этих ключей нет прав на сообщения. Выпустите ключи с доступом к мессенджеру.',
      'avito-unauthorised': 'Авито не принимает ключи. Подключите аккаунт заново.',
      'avito-no-rights': 'У ключей нет прав на чаты этого аккаунта.',
      'avito-not-found': 'На Авито этого больше нет.',
      'avito-rate-limited': 'Авито просит подождать. Повторите через минуту.',
      'avito-paced': 'Слишком много обращений к Авито сразу. Повторите через минуту.',
      'avito-timeout': 'Авито не ответило вовремя. Повторите.',
      'avito-unavailable': 'Авито сейчас недоступно. Повторите чуть позже.',
      'account-taken': 'Этот аккаунт Авито уже подключён к другому магазину.',
      'account-differs': 'Это другой аккаунт Авито, а чаты прежнего остались здесь.',
      'reply-not-a-draft': 'Это уже не черновик: его отправили или отклонили.',
      'reply-approved-already': 'Этот черновик уже отправили.',
      'reply-rated-already': 'Этот ответ уже оценили. Обновили — проверьте.',
      'draft-outdated': 'Покупатель написал ещё: этот черновик устарел. Дождитесь нового.',
      'answered-meanwhile': 'Покупателю уже ответили.',
      'chat-busy': 'В этом чате как раз что-то отправляется. Повторите через несколько секунд.',
      'chat-unknown': 'Этого чата больше нет.',
      'voice-unknown': 'Этой записи на Авито больше нет.',
      'voice-refused': 'Авито не отдаёт записи этого аккаунта. Послушайте её на Авито.',
      'client-message-id-used': 'Это сообщение уже отправлено.',
      'daily-ceiling-reached': 'Дневной лимит расходов на модель исчерпан.',
      'version-conflict': 'Это уже изменил кто-то другой. Обновили — проверьте и повторите.',
      'changed-meanwhile': 'Пока вы смотрели, это изменили. Проверьте и повторите.',
      'settings-changed': 'Настройки тем временем изменились. Проверьте и повторите.',
      'email-taken': 'Пользователь с такой почтой уже есть.',
      'last-admin': 'Это последний администратор: без него в систему никто не войдёт.',
      'too-many-templates': 'Заготовок уже 200 — больше нельзя.',
      'too-many-articles': 'Статей не больше 500 и не больше 1 МБ вместе.',
      'too-many-scenarios': 'Сценариев уже 200 — больше нельзя.',
      'too-many-sellers': 'Больше магазинов создать нельзя.',
      'no-rights': 'У вас нет прав на это действие.',
      'listing-unknown': 'Такого объявления нет.',
      'no-channel': 'Не включён ни один способ уведомлять.',
      'webhook-unreachable': 'По этому адресу никто не отвечает.',
      'webhook-address-refused': 'Этот адрес нельзя использовать: он не в открытом интернете.',
      'telegram-not-set-up': 'Телеграм-бот на этом сервере не настроен.',
      'telegram-chat-unknown': 'Такого чата в Телеграме нет, или бот в нём не состоит.',
      'no-scenarios': 'Сценариев пока нет.',
      'uploads-unavailable': 'Хранилище файлов недоступно. Повторите позже.',
    },
  },
  en: {
    offline: 'The server cannot be reached. Check your connection and try again.',
    unknown: 'Something went wrong. Try again; if it stays so, tell us the code {code}.',
    waitSeconds: 'Too many attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.',
    status: {
      invalid: 'Check what you entered: the server did not take it.',
      signedOut: 'You have to sign in again.',
      noRights: 'You have no right to do this.',
      gone: 'This is gone, or not open to you.',
      conflict: 'Something changed while you were looking. It is up to date now: check and try again.',
      changed: 'Somebody else has changed this. It is up to date now: check and try again.',
      tooLarge: 'Too large. Split it into parts.',
      tooMany: 'Too many attempts. Wait a minute and try again.',
      broken: 'An error on our side. Try again; if it stays so, tell us the code {code}.',
      avito: 'Avito refused. Try again a little later.',
      unavailable: 'Not available right now. Try again in a minute.',
    },
    code: {
      'login-refused': 'E-mail or password do not match.',
      'too-many-attempts': 'Too many attempts. Wait and try again.',
      'user-not-active': 'This account is switched off. Ask an administrator.',
      'invitation-unknown': 'The invitation was used or has expired. Ask for a new one.',
      'seller-not-connected': 'The Avito account is not connected.',
      'seller-payment-required':
        'The plan of this Avito account has no access to messages. The level “Максимальный” is needed (for services “Расширенный” will do).',
      'seller-unauthorised': 'Avito no longer takes the keys of this account. Connect it again.',
      'avito-payment-required':
        'The plan of this Avito account has no access to messages. The level “Максимальный” is needed (for services “Расширенный” will do).',
      'avito-credentials-rejected': 'Avito did not take these keys. Check client_id and client_secret.',
      'credentials-without-rights': 'These keys have no right to messages. Issue keys with access to the messenger.',
      'avito-unauthorised': 'Avito does not take the keys. Connect the account again.',
      'avito-no-rights': 'The keys have no right to the chats of this account.',
      'avito-not-found': 'It is no longer on Avito.',
      'avito-rate-limited': 'Avito asks us to wait. Try again in a minute.',
      'avito-paced': 'Too many requests to Avito at once. Try again in a minute.',
      'avito-timeout': 'Avito did not answer in time. Try again.',
      'avito-unavailable': 'Avito is not available right now. Try again a little later.',
      'account-taken': 'This Avito account is connected to another shop already.',
      'account-differs': 'This is another Avito account, and the chats of the earlier one are still here.',
      'reply-not-a-draft': 'This is no draft any more: it was sent or dismissed.',
      'reply-approved-already': 'This draft has been sent already.',
      'reply-rated-already': 'This reply has been rated already. It is up to date now: check it.',
      'draft-outdated': 'The buyer has written more: this draft is outdated. Wait for the new one.',
      'answered-meanwhile': 'The buyer has been answered already.',
      'chat-busy': 'Something is being sent in this chat. Try again in a few seconds.',
      'chat-unknown': 'This chat is gone.',
      'voice-unknown': 'Avito no longer has this recording.',
      'voice-refused': 'Avito does not give out recordings of this account. Listen to it on Avito.',
      'client-message-id-used': 'This message has been sent already.',
      'daily-ceiling-reached': 'The daily limit for the model is used up.',
      'version-conflict': 'Somebody else has changed this. It is up to date now: check and try again.',
      'changed-meanwhile': 'This changed while you were looking. Check and try again.',
      'settings-changed': 'The settings have changed meanwhile. Check and try again.',
      'email-taken': 'There is a user with this e-mail already.',
      'last-admin': 'This is the last administrator: without one nobody could get in.',
      'too-many-templates': 'There are 200 templates already; that is the limit.',
      'too-many-articles': 'At most 500 articles, and 1 MB together.',
      'too-many-scenarios': 'There are 200 scenarios already; that is the limit.',
      'too-many-sellers': 'No more shops can be made.',
      'no-rights': 'You have no right to do this.',
      'listing-unknown': 'There is no such listing.',
      'no-channel': 'No way of telling you is switched on.',
      'webhook-unreachable': 'Nobody answers at this address.',
      'webhook-address-refused': 'This address cannot be used: it is not on the open internet.',
      'telegram-not-set-up': 'No Telegram bot is set up on this server.',
      'telegram-chat-unknown': 'There is no such Telegram chat, or the bot is not in it.',
      'no-scenarios': 'There are no scenarios yet.',
      'uploads-unavailable': 'The file store is not available. Try again later.',
    },
  },
});

type Kind =
  | 'invalid'
  | 'signedOut'
  | 'noRights'
  | 'gone'
  | 'conflict'
  | 'changed'
  | 'tooLarge'
  | 'tooMany'
  | 'broken'
  | 'avito'
  | 'unavailable';

const kinds: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [400, 'invalid'],
  [401, 'signedOut'],
  [403, 'noRights'],
  [404, 'gone'],
  [409, 'conflict'],
  [412, 'changed'],
  [413, 'tooLarge'],
  [429, 'tooMany'],
  [500, 'broken'],
  [502, 'avito'],
  [503, 'unavailable'],
]);

/** What went wrong and what to do about it, for people. */
export function problemText(error: unknown): string {
  const t = catalogue.texts();
  if (!(error instanceof ApiProblem)) return error instanceof TypeError ? t('offline') : t('unknown', { code: 'page' });
  if (error.status === 429 && error.retryAfterSeconds !== undefined) {
    return t('waitSeconds', { seconds: error.retryAfterSeconds });
  }
  const ofCode = `code.${error.code}` as `code.login-refused`;
  if (t.has(ofCode)) return t(ofCode);
  const kind = kinds.get(error.status);
  return kind === undefined ? t('unknown', { code: error.code }) : t(`status.${kind}`, { code: error.code });
}

/** Whether it was this code of the API's, such as `draft-outdated`. */
export function isProblem(error: unknown, code: string): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}
