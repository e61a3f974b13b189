import type { NoticeEvent } from '../../shared/notices/notice-event.ts';
import type { NoticeBody } from './notice-body.ts';
import { reasonInWords } from './reason-in-words.ts';

/** The same as a message to the seller: plain text, so nothing in it can be markup. */
export function telegramText(event: NoticeEvent, { data }: NoticeBody): string {
  const { sellerName, links, listingTitle, lastWords } = data;
  return [
    `${sellerName}: ${headline(event)}`,
    'reason' in event && `Причина: ${reasonInWords(event.reason)}`,
    listingTitle !== undefined && `Объявление: ${listingTitle}`,
    lastWords !== undefined && `Покупатель: «${lastWords}»`,
    links.avito !== undefined && `Чат на Авито: ${links.avito}`,
    `В кабинете: ${links.dashboard}`,
  ]
    .filter((line) => line !== false)
    .join('\n');
}

function headline(event: NoticeEvent): string {
  switch (event.type) {
    case 'chat.handed-off':
      return 'покупателю нужен человек.';
    case 'reply.drafted':
      return 'черновик ответа ждёт вас.';
    case 'turn.failed':
      return 'бот не смог ответить, ответьте сами.';
    case 'ceiling.warning':
      return `израсходовано ${share(event)} % дневного лимита.`;
    case 'ceiling.reached':
      return 'дневной лимит исчерпан: до конца дня бот отвечает заготовками и зовёт человека.';
    case 'avito.refused':
      return event.status === 'payment-required'
        ? 'Авито не даёт доступ к сообщениям: проверьте тариф. Бот молчит.'
        : 'Авито больше не принимает ключи: подключите аккаунт заново. Бот молчит.';
    case 'notice.test':
      return 'проверка связи, уведомления приходят сюда.';
  }
}

function share({ spentMicroUsd, ceilingMicroUsd }: { spentMicroUsd: number; ceilingMicroUsd: number }): number {
  return ceilingMicroUsd === 0 ? 100 : Math.floor((spentMicroUsd / ceilingMicroUsd) * 100);
}
