import type { MessageContent } from '../avito/message-content.ts';

/** What a buyer said in words, as far as the message has any; `undefined` for pictures, voice, calls and the like. */
export function readableText(content: MessageContent): string | undefined {
  switch (content.kind) {
    case 'text':
    case 'system':
      return content.text;
    case 'link':
      return content.text ?? content.url;
    default:
      return undefined;
  }
}

const PLACEHOLDERS: Partial<Record<MessageContent['kind'], string>> = {
  image: '[фото]',
  voice: '[голосовое сообщение]',
  location: '[место на карте]',
  item: '[ссылка на объявление]',
  call: '[звонок]',
  'app-call': '[звонок]',
  file: '[файл]',
  video: '[видео]',
};

/** The message in a transcript: its words, or what kind of thing it is. */
export function transcriptText(content: MessageContent): string {
  return readableText(content) ?? PLACEHOLDERS[content.kind] ?? '[сообщение]';
}
