import type { NoticeEvent } from '../../shared/notices/notice-event.ts';
import type { Seller } from '../../shared/store/sellers.ts';

/** What a notice says of the people in it, only where the seller wants that. */
export interface Details {
  listingTitle?: string | undefined;
  /** Of the buyer, in this turn. */
  lastWords?: string | undefined;
}

/** A notice as a seller's program receives it. */
export interface NoticeBody {
  type: NoticeEvent['type'];
  /** When it happened. */
  timestamp: string;
  data: { sellerId: string; sellerName: string; links: Links } & Record<string, unknown>;
}

export interface Links {
  dashboard: string;
  /** Of the chat, where there is one. */
  avito?: string;
}

export function noticeBody(seller: Seller, event: NoticeEvent, details: Details, dashboardUrl: string): NoticeBody {
  const { type, at, ...own } = event;
  const { sellerId, name: sellerName } = seller;
  const links = linksOf(sellerId, event, dashboardUrl);
  return { type, timestamp: new Date(at).toISOString(), data: { sellerId, sellerName, ...own, ...details, links } };
}

function linksOf(sellerId: string, event: NoticeEvent, dashboardUrl: string): Links {
  const dashboard = `${dashboardUrl}/sellers/${sellerId}`;
  if (!('chatId' in event)) return { dashboard };
  const chatId = encodeURIComponent(event.chatId);
  return {
    dashboard: `${dashboard}/chats/${chatId}`,
    avito: `https://www.avito.ru/profile/messenger/channel/${chatId}`,
  };
}
