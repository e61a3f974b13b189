import type { MessageContent } from '../avito/message-content.ts';

/**
 * What a buyer said in words, as far as the message has any: a voice has them once it was written down and understood.
 * `undefined` for pictures, calls and the like.
 */
export function readableText(content: MessageContent): string | undefined {
  switch (content.kind) {
    case 'text':
    case 'system':
      return content.text;
    case 'link':
      return content.text ?? content.url;
    case 'voice':
      return content.isUnclear === true ? undefined : content.transcript;
    default:
      return undefined;
  }
}

const PLACEHOLDERS: Partial<Record<MessageContent['kind'], string>> = {
  image: '[фото]',
  voice: '[голосовое сообщение]',
  call: '[звонок]',
  'app-call': '[звонок]',
  file: '[файл]',
  video: '[видео]',
};

/** The message in a transcript: its words, or what kind of thing it is, with the name of a place or of a listing. */
export function transcriptText(content: MessageContent): string {
  return readableText(content) ?? named(content) ?? PLACEHOLDERS[content.kind] ?? '[сообщение]';
}

function named(content: MessageContent): string | undefined {
  if (content.kind === 'location') return inBrackets('место на карте', content.text);
  if (content.kind === 'item') return inBrackets('ссылка на объявление', content.title);
  return undefined;
}

function inBrackets(kind: string, name: string): string {
  return name.trim() === '' ? `[${kind}]` : `[${kind}: ${name.trim()}]`;
}
