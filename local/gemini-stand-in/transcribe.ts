import { readFakeVoice } from '../fake-voice.ts';

/** Written in the order of the response schema. */
export interface StandInTranscript {
  text: string;
  isUnclear: boolean;
}

/** Hears what the sandbox has written into a voice of its own; in any other recording, nothing. */
export function transcribe(recording: Uint8Array): StandInTranscript {
  const text = readFakeVoice(recording)?.trim() ?? '';
  return { text, isUnclear: text === '' };
}
