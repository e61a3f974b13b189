import { element } from './element.js';
import * as sandbox from './sandbox-api.js';

const send = 'send-text';

const apiFaults = [
  {
    name: 'Принято, но ответа нет',
    meaning: 'Авито сохраняет сообщение и молчит. Второго такого же сообщения в чате быть не должно.',
    fault: { kind: 'hang-after-accept', operation: send },
  },
  {
    name: 'Принято, но ошибка 500',
    meaning: 'Сообщение уже в чате, а ответ говорит об ошибке.',
    fault: { kind: 'error-after-accept', operation: send },
  },
  {
    name: 'Не принято, ответа нет',
    meaning: 'Отправка зависает, сообщение не сохранено. Ответ должен прийти со следующей попытки.',
    fault: { kind: 'hang-before-accept', operation: send },
  },
  {
    name: 'Не принято, ошибка 500',
    meaning: 'Обычная ошибка сервера.',
    fault: { kind: 'error-before-accept', operation: send },
  },
  {
    name: 'Связь оборвалась',
    meaning: 'Сообщение принято, соединение разорвано.',
    fault: { kind: 'break-after-accept', operation: send },
  },
  {
    name: 'Медленно: 3 секунды',
    meaning: 'Каждый запрос ждёт три секунды.',
    fault: { kind: 'slow', milliseconds: 3000 },
  },
  {
    name: 'Слишком много запросов, 429',
    meaning: 'Авито просит подождать 5 секунд.',
    fault: { kind: 'rate-limited', retryAfterSeconds: 5 },
  },
  { name: 'Токен отвергнут, 401', meaning: 'Нужно взять новый токен и повторить.', fault: { kind: 'unauthorised' } },
  { name: 'Нет прав, 403', meaning: 'Так же Авито отвечает на просроченный токен.', fault: { kind: 'forbidden' } },
  { name: 'Нет тарифа, 402', meaning: 'У продавца закончился API мессенджера.', fault: { kind: 'payment-required' } },
  { name: 'Страница вместо данных', meaning: 'Вместо JSON приходит HTML.', fault: { kind: 'html-page' } },
];

const webhookFaults = [
  { name: 'Потерять', meaning: 'Уведомление о сообщении не придёт. Сообщение найдёт сверка.', fault: { kind: 'drop' } },
  {
    name: 'Повторить 5 раз',
    meaning: 'Одно и то же уведомление придёт пять раз.',
    fault: { kind: 'duplicate', copies: 5 },
  },
  {
    name: 'Перепутать порядок',
    meaning: 'Ждёт двух уведомлений и отдаёт их задом наперёд.',
    fault: { kind: 'reorder', size: 2 },
  },
  {
    name: 'Задержать на 10 секунд',
    meaning: 'Уведомление опаздывает.',
    fault: { kind: 'delay', milliseconds: 10_000 },
  },
  {
    name: 'Эхо раньше ответа',
    meaning: 'Уведомление о своём сообщении приходит до ответа на отправку.',
    fault: { kind: 'echo-first', whose: 'own' },
  },
];

const count = { once: 'на 1 раз', three: 'на 3 раза', always: 'пока не отменю' };
const timesOf = { once: { times: 1 }, three: { times: 3 }, always: {} };

/** `report` is told what went wrong, or undefined. */
export function faultPanel({ active, onClose, report }) {
  const times = element(
    'select',
    { 'aria-label': 'Как долго', 'data-testid': 'fault-times' },
    ...Object.entries(count).map(([value, label]) => element('option', { value }, label)),
  );
  const act = (work) => () => work().then(() => report(), report);
  const button = ({ name, meaning }, work) =>
    element(
      'button',
      { type: 'button', class: 'fault', onclick: act(work) },
      element('strong', {}, name),
      element('span', {}, meaning),
    );

  return [
    element(
      'header',
      { class: 'bar' },
      element('h2', {}, 'Сбои Авито'),
      element('button', { type: 'button', class: 'icon', 'aria-label': 'Закрыть', onclick: onClose }, '×'),
      element('p', { class: 'hint' }, 'Нажмите на сбой, чтобы включить его, и посмотрите, справится ли помощник.'),
      element('label', { class: 'field' }, element('span', {}, 'Включать'), times),
    ),
    activeFaults(active, act),
    element('h3', {}, 'Запросы к Авито'),
    ...apiFaults.map((entry) => button(entry, () => sandbox.addFault({ ...entry.fault, ...timesOf[times.value] }))),
    button({ name: 'Просрочить токены', meaning: 'Выданные токены перестают работать: 403.' }, sandbox.expireTokens),
    element('h3', {}, 'Уведомления от Авито (вебхуки)'),
    ...webhookFaults.map((entry) =>
      button(entry, () => sandbox.addWebhookFault({ ...entry.fault, ...timesOf[times.value] })),
    ),
  ];
}

const nameOf = (fault) =>
  [...apiFaults, ...webhookFaults].find((entry) => entry.fault.kind === fault.kind)?.name ?? fault.kind;

function activeFaults({ api, webhooks }, act) {
  const all = [...api, ...webhooks];
  if (all.length === 0) return element('p', { class: 'calm' }, 'Сейчас Авито работает исправно.');
  return element(
    'div',
    { class: 'active' },
    ...all.map((fault) =>
      element('span', { class: 'chip gone' }, nameOf(fault), fault.times ? ` ×${fault.times}` : ''),
    ),
    element(
      'button',
      { type: 'button', class: 'plain', 'data-testid': 'reset-faults', onclick: act(sandbox.reset) },
      'Исправить всё',
    ),
  );
}
