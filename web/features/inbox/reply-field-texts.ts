import type { FieldError } from 'react-hook-form';
import type { ChatTexts } from './chat-texts.ts';

/** What is wrong with a field of a form about a reply, by the kind of the complaint and never in its own words. */
export function fieldProblem(error: FieldError | undefined, max: number, t: ChatTexts): string | undefined {
  if (error === undefined) return undefined;
  if (error.type === 'too_big') return t('rate.tooLong', { max: String(max) });
  return error.type === 'too_small' ? t('rate.required') : t('rate.invalid');
}
