import type { StandInAnswer } from './answer-question.ts';
import type { Behaviour } from './behaviour.ts';
import type { StandInTranscript } from './transcribe.ts';

interface ErrorAnswer {
  status: 400 | 403 | 404 | 429 | 500 | 503;
  body: { error: { code: number; message: string; status: string; details?: unknown[] } };
}

const ERRORS = {
  '429': [429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'],
  '500': [500, 'INTERNAL', 'An internal error has occurred.'],
  '503': [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  'geo-block': [400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'],
  'bad-key': [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.'],
  'no-key': [403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers."],
  'bad-request': [400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  'no-model': [404, 'NOT_FOUND', 'The model is not found for API version v1beta.'],
} as const satisfies Record<string, readonly [ErrorAnswer['status'], string, string]>;

export function errorAnswer(name: keyof typeof ERRORS): ErrorAnswer {
  const [code, status, message] = ERRORS[name];
  const details =
    name === 'bad-key'
      ? {
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'API_KEY_INVALID',
              domain: 'googleapis.com',
            },
          ],
        }
      : {};
  return { status: code, body: { error: { code, message, status, ...details } } };
}

export function answerBody(answer: StandInAnswer | StandInTranscript, model: string, promptTokens: number): object {
  return textBody(JSON.stringify(answer), model, promptTokens);
}

/** Bodies of answers that are none; HTML is no body of the API at all but that of something before it. */
export function nonsenseBody(
  nonsense: Exclude<Behaviour['nonsense'], undefined | 'html'>,
  model: string,
  promptTokens: number,
): object {
  const usageMetadata = usage(promptTokens, 0);
  switch (nonsense) {
    case 'not-json':
      return textBody('Конечно! Сейчас отвечу.', model, promptTokens);
    case 'wrong-schema':
      return textBody(JSON.stringify({ reply: 42, certainty: 'high' }), model, promptTokens);
    case 'empty-candidates':
      return { candidates: [], usageMetadata, modelVersion: model };
    case 'prompt-blocked':
      return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata, modelVersion: model };
    case 'safety':
      return { candidates: [{ finishReason: 'SAFETY', index: 0 }], usageMetadata, modelVersion: model };
    case 'max-tokens':
      return textBody('{"usedFacts":["listing.pri', model, promptTokens, 'MAX_TOKENS');
  }
}

function textBody(text: string, model: string, promptTokens: number, finishReason = 'STOP'): object {
  return {
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason, index: 0 }],
    usageMetadata: usage(promptTokens, Math.ceil(text.length / 3)),
    modelVersion: model,
  };
}

function usage(promptTokenCount: number, candidatesTokenCount: number): object {
  return { promptTokenCount, candidatesTokenCount, totalTokenCount: promptTokenCount + candidatesTokenCount };
}
