import type { Transcriber, Transcript, Usage } from '../../shared/ai/language-model.ts';
import type { FetchMedia, MediaWanted } from '../../shared/avito/media-files.ts';
import type { MessengerClient } from '../../shared/avito/messenger-client.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';
import type { Message, Messages } from '../../shared/store/messages.ts';
import type { Seller } from '../../shared/store/sellers.ts';

export interface HearingDeps {
  avitoFor(seller: Seller): Pick<MessengerClient, 'getVoiceUrls'>;
  fetchMedia: FetchMedia;
  transcriber: Transcriber;
  messages: Pick<Messages, 'keepTranscript'>;
  log: Log;
  measure: Measure;
}

/** Who sends more in one turn has much to say: a person listens. */
const MOST_VOICES = 5;

/** Opus in an MP4 (avito-api 2.7, SPEC); how Avito's file servers call that, nobody has written down. */
const WANTED: MediaWanted = {
  contentTypes: ['audio/mp4', 'audio/m4a', 'audio/x-m4a', 'video/mp4', 'application/octet-stream'],
  // Half an hour of speech.
  mostBytes: 3_000_000,
};

/** Of the names of this format the one that all of Gemini's interfaces take. */
const MIME_TYPE = 'audio/m4a';

type Voice = Message & { content: Extract<Message['content'], { kind: 'voice' }> };

/**
 * Has the turn's voice messages written down and keeps the transcripts with them, so that each is paid for once, whatever becomes
 * of the turn. A voice that cannot be had or heard stays as it was.
 */
export async function hearVoices(
  seller: Seller,
  turnMessages: Message[],
  deps: HearingDeps,
): Promise<{ messages: Message[]; usage: Usage[] }> {
  const unheard = turnMessages.filter(isUnheard);
  if (unheard.length === 0 || unheard.length > MOST_VOICES) return { messages: turnMessages, usage: [] };
  const urls = await voiceUrls(seller, unheard, deps);
  const usage: Usage[] = [];
  const heard = new Map<string, Message>();
  await Promise.all(
    unheard.map(async (voice) => {
      const transcript = await hear(voice, urls.get(voice.content.voiceId), usage, deps);
      deps.measure.count(transcript === undefined ? 'VoicesNotHeard' : 'VoicesTranscribed');
      if (transcript === undefined) return;
      await deps.messages.keepTranscript(voice, transcript);
      const { text, isUnclear } = transcript;
      heard.set(voice.messageId, { ...voice, content: { ...voice.content, transcript: text, isUnclear } });
    }),
  );
  return { messages: turnMessages.map((message) => heard.get(message.messageId) ?? message), usage };
}

function isUnheard(message: Message): message is Voice {
  return message.content.kind === 'voice' && message.content.transcript === undefined;
}

/** What Avito refuses here is no reason to fail: it has just given us the chat's history. */
async function voiceUrls(seller: Seller, voices: Voice[], deps: HearingDeps): Promise<Map<string, string>> {
  try {
    return await deps.avitoFor(seller).getVoiceUrls(voices.map(({ content }) => content.voiceId));
  } catch (error) {
    deps.log.warn('voices not found', { sellerId: seller.sellerId, error });
    return new Map();
  }
}

async function hear(
  { sellerId, chatId, messageId }: Voice,
  url: string | undefined,
  usage: Usage[],
  deps: HearingDeps,
): Promise<Transcript | undefined> {
  const notHeard = (reason: string) => {
    deps.log.warn('voice not heard', { sellerId, chatId, messageId, reason });
    return undefined;
  };
  if (url === undefined) return notHeard('no-address');
  const file = await deps.fetchMedia(url, WANTED);
  if (typeof file === 'string') return notHeard(file);
  if (!isMp4(file.bytes)) return notHeard('wrong-type');
  const heard = await deps.transcriber.transcribe({
    mimeType: MIME_TYPE,
    base64: Buffer.from(file.bytes).toString('base64'),
  });
  if (heard.usage !== undefined) usage.push(heard.usage);
  if (heard.kind === 'no-answer') return notHeard(`model-${heard.reason}`);
  const text = heard.answer.text.trim();
  return { text, isUnclear: heard.answer.isUnclear || text === '' };
}

/** Its first box says so (ISO/IEC 14496-12, 4.3). */
function isMp4(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp';
}
