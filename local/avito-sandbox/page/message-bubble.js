import { element } from './element.js';

const time = new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long' });

const undelivered = {
  refused: 'вебхук отвергнут',
  'timed-out': 'вебхук: нет ответа за 2 с',
  unreachable: 'вебхук: адрес недоступен',
  dropped: 'вебхук потерян (сбой)',
  held: 'вебхук задержан (сбой)',
  'nobody-subscribed': 'вебхук: никто не подписан',
};

export const dayOf = (message) => day.format(message.createdAt);

/** `delivery` is the newest report on the message's webhook, if there is one. */
export function messageBubble(message, delivery) {
  const isSystem = message.author === 'system';
  return element(
    'article',
    {
      class: `message ${message.author}`,
      'data-author': message.author,
      'data-via': message.via,
      'data-message-id': message.id,
    },
    isSystem ? '' : element('span', { class: 'unseen' }, message.author === 'buyer' ? 'Вы: ' : 'Магазин: '),
    element('div', { class: 'said' }, said(message)),
    element('footer', {}, ...meta(message), message.author === 'buyer' ? note(delivery) : ''),
  );
}

function meta(message) {
  const at = element('time', { datetime: new Date(message.createdAt).toISOString() }, time.format(message.createdAt));
  if (message.author === 'seller')
    return ['Магазин', message.via === 'api' ? element('small', { class: 'via' }, 'через API') : '', at];
  if (message.author === 'system') return [at];
  return [at, element('span', { class: 'receipt' }, message.readAt === null ? '✓ доставлено' : '✓✓ прочитано')];
}

function note(delivery) {
  const words = undelivered[delivery?.outcome];
  return words ? element('span', { class: 'warning' }, delivery.status ? `${words}: ${delivery.status}` : words) : '';
}

function said({ type, text, content }) {
  switch (type) {
    case 'text':
    case 'system':
      return text;
    case 'image':
      return element('img', {
        class: 'picture',
        src: new URL(content.image.sizes['1280x960']).pathname,
        alt: 'Картинка',
      });
    case 'voice':
      return text ? `🎤 «${text}»` : '🎤 Голосовое сообщение';
    case 'location':
      return `📍 ${content.location.text}`;
    case 'item':
      return `🏷 ${content.item.title}${content.item.price_string ? `, ${content.item.price_string}` : ''}`;
    case 'link':
      return `🔗 ${content.link.url}`;
    case 'call':
      return '📞 Пропущенный звонок';
    case 'appCall':
      return '📞 Звонок в приложении';
    case 'deleted':
      return element('em', {}, 'Сообщение удалено');
    default:
      return element('em', {}, 'Сообщение, которое открывается только на Авито');
  }
}
