import * as z from 'zod';
import { largestImageUrl } from './image-sizes.ts';
import { id, optionalNumber, optionalText } from './wire-values.ts';

/** What a message holds, by kind. Kinds we do not know, and known kinds without their content, are `unsupported`. */
export type MessageContent =
  | { kind: 'text'; text: string }
  | { kind: 'image'; url: string }
  /** Avito tells only the id. The transcript is ours, once the model has listened; an unclear one is not to be relied on. */
  | { kind: 'voice'; voiceId: string; transcript?: string; isUnclear?: boolean }
  | { kind: 'location'; text: string; latitude?: number; longitude?: number }
  | { kind: 'item'; title: string; url?: string }
  | { kind: 'link'; text?: string; url: string }
  | { kind: 'call' }
  | { kind: 'app-call' }
  | { kind: 'file' }
  | { kind: 'video' }
  | { kind: 'system'; text: string; flowId?: string }
  | { kind: 'deleted' }
  | { kind: 'unsupported'; type: string };

// Service texts start so, and may hold non-breaking spaces, which \s covers (avito-api 2.4, LIVE-2).
const servicePrefix = /^\s*\[Системное\s+сообщение\]/;
// A deletion arrives as a text, 496 times in 30 days, never as type `deleted` (avito-api 2.3, LIVE-1).
const deletionText = 'Сообщение удалено';

// Every part on its own, so that a broken one does not spoil its neighbours. Shapes: avito-api 2.3, SPEC.
const contentSchema = z
  .object({
    text: optionalText,
    flow_id: optionalText,
    image: z
      .object({ sizes: z.record(z.string(), z.unknown()) })
      .optional()
      .catch(undefined),
    voice: z.object({ voice_id: id }).optional().catch(undefined),
    location: z
      .object({ text: optionalText, title: optionalText, lat: optionalNumber, lon: optionalNumber })
      .optional()
      .catch(undefined),
    item: z.object({ title: optionalText, item_url: optionalText }).optional().catch(undefined),
    link: z.object({ text: optionalText, url: optionalText }).optional().catch(undefined),
  })
  .catch({});

type WireContent = z.infer<typeof contentSchema>;

const readers: Record<string, (content: WireContent) => MessageContent | undefined> = {
  text: readText,
  system: readSystem,
  image: readImage,
  voice: ({ voice }) => voice && { kind: 'voice', voiceId: voice.voice_id },
  location: readLocation,
  item: readItem,
  link: readLink,
  call: () => ({ kind: 'call' }),
  // Always empty objects (avito-api 2.3, SPEC and LIVE-1).
  appCall: () => ({ kind: 'app-call' }),
  file: () => ({ kind: 'file' }),
  video: () => ({ kind: 'video' }),
  deleted: () => ({ kind: 'deleted' }),
};

/** Reads the `type` and `content` of a message, from a webhook or from the history. Takes anything, never throws. */
export function readMessageContent(type: string, content: unknown): MessageContent {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read?.(contentSchema.parse(content)) ?? { kind: 'unsupported', type };
}

function readText(content: WireContent): MessageContent | undefined {
  const { text, flow_id: flowId } = content;
  // flow_id names one of Avito's own bots, whatever the type says (avito-api 2.4, GUIDE).
  if (flowId) return readSystem(content);
  if (text === undefined) return undefined;
  if (text.trim() === deletionText) return { kind: 'deleted' };
  return servicePrefix.test(text) ? { kind: 'system', text } : { kind: 'text', text };
}

function readSystem({ text, flow_id: flowId }: WireContent): MessageContent {
  return { kind: 'system', text: text ?? '', ...(flowId ? { flowId } : {}) };
}

function readImage({ image }: WireContent): MessageContent | undefined {
  const url = image && largestImageUrl(image.sizes);
  return url === undefined ? undefined : { kind: 'image', url };
}

function readLocation({ location }: WireContent): MessageContent | undefined {
  if (!location) return undefined;
  return {
    kind: 'location',
    text: location.text ?? location.title ?? '',
    ...(location.lat === undefined ? {} : { latitude: location.lat }),
    ...(location.lon === undefined ? {} : { longitude: location.lon }),
  };
}

function readItem({ item }: WireContent): MessageContent | undefined {
  if (!item) return undefined;
  return { kind: 'item', title: item.title ?? '', ...(item.item_url === undefined ? {} : { url: item.item_url }) };
}

function readLink({ link }: WireContent): MessageContent | undefined {
  if (!link) return undefined;
  const url = link.url ?? link.text;
  if (url === undefined) return undefined;
  return { kind: 'link', url, ...(link.text === undefined ? {} : { text: link.text }) };
}
