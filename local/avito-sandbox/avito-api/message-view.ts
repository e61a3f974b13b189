import type { SandboxChat } from '../world/chat.ts';
import type { MessageBody, SandboxMessage } from '../world/message.ts';

const imageSizes = ['32x32', '140x105', '640x480', '1280x960'];

/** `origin` is the sandbox's own: pictures and voices are served by it. */
export const imageUrls = (imageId: string, origin: string): Record<string, string> =>
  Object.fromEntries(imageSizes.map((size) => [size, `${origin}/images/${size}/${encodeURIComponent(imageId)}`]));

/** System records have author 0, live. */
export function authorIdOf(chat: SandboxChat, message: SandboxMessage): number {
  if (message.author === 'system') return 0;
  return message.author === 'account' ? chat.accountId : chat.counterpartId;
}

/** The `content` of Avito's documents for each type of message. */
export function contentView(chat: SandboxChat, body: MessageBody, origin: string): Record<string, unknown> {
  switch (body.type) {
    case 'text':
      return { text: body.text };
    case 'image':
      return { image: { sizes: imageUrls(body.imageId, origin) } };
    case 'voice':
      return { voice: { voice_id: body.voiceId ?? '' } };
    case 'location':
      return {
        location: { kind: body.kind, lat: body.lat, lon: body.lon, text: body.text, title: body.title ?? body.text },
      };
    case 'item':
      return {
        item: { title: body.title, price_string: body.priceText, item_url: body.url, image_url: body.imageUrl },
      };
    case 'link':
      return { link: { text: body.text, url: body.url, preview: body.preview } };
    case 'system':
      return body.flowId === undefined ? { text: body.text } : { text: body.text, flow_id: body.flowId };
    case 'call':
      return { call: { status: 'missed', target_user_id: chat.accountId } };
    default:
      return {};
  }
}

export function lastMessageView(chat: SandboxChat, message: SandboxMessage, origin: string) {
  return {
    id: message.id,
    author_id: authorIdOf(chat, message),
    created: unixSeconds(message.createdAt),
    direction: message.author === 'account' ? ('out' as const) : ('in' as const),
    type: message.body.type,
    content: contentView(chat, message.body, origin),
  };
}

/** A message in the history. «Read» is two things: `isRead` for who asks, `read` for the other side. */
export function historyView(
  chat: SandboxChat,
  message: SandboxMessage,
  { origin, isReadIsCamelCase }: { origin: string; isReadIsCamelCase: boolean },
) {
  const isOwn = message.author === 'account';
  const isRead = isOwn || message.readAt !== null;
  return {
    ...lastMessageView(chat, message, origin),
    ...(isReadIsCamelCase ? { isRead } : { is_read: isRead }),
    read: isOwn && message.readAt !== null ? unixSeconds(message.readAt) : null,
  };
}

export const unixSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
