import { noticesRoutes } from '../../../shared/api/notices-routes.ts';
import type { Answer } from '../../api/queries.ts';
import { type FieldProblem, fieldProblems } from '../../parts/field-problem.ts';

export type Notices = Answer<'getNotices'>;
export type NoticeEvent = Notices['events'][number];

/** All that one can be told of. */
export const noticeEvents: readonly NoticeEvent[] = noticesRoutes.changeNotices.body.parse({}).events;

/** What is typed: an address stays when its channel is switched off for a moment. */
export interface NoticesForm {
  isTelegramOn: boolean;
  chatId: string;
  isWebhookOn: boolean;
  url: string;
  events: NoticeEvent[];
  areDetailsShown: boolean;
}

export function noticesForm({ telegram, webhook, events, areDetailsShown }: Notices): NoticesForm {
  return {
    isTelegramOn: telegram !== null,
    chatId: telegram?.chatId ?? '',
    isWebhookOn: webhook !== null,
    url: webhook?.url ?? '',
    events,
    areDetailsShown,
  };
}

export function noticesBody({ isTelegramOn, chatId, isWebhookOn, url, events, areDetailsShown }: NoticesForm) {
  return {
    telegram: isTelegramOn ? { chatId: chatId.trim() } : null,
    webhook: isWebhookOn ? { url: url.trim() } : null,
    events,
    areDetailsShown,
  };
}

/** What the contract objects to, by the form's own fields. What is an address of the open internet only the server knows. */
export function noticesProblems(form: NoticesForm): { chatId?: FieldProblem; url?: FieldProblem } {
  const problems = fieldProblems(noticesRoutes.changeNotices.body, noticesBody(form));
  const chatId = form.isTelegramOn && form.chatId.trim() === '' ? REQUIRED : problems.get('telegram.chatId');
  const url = form.isWebhookOn && form.url.trim() === '' ? REQUIRED : problems.get('webhook.url');
  return { ...(chatId && { chatId }), ...(url && { url }) };
}

const REQUIRED: FieldProblem = { kind: 'required' };

/** A failure's code apart from the number in it: `webhook-answered-503`. */
export function failureOf(code: string): { kind: 'answered'; status: string } | { kind: 'code'; code: string } {
  const status = /^webhook-answered-(\d{3})$/.exec(code)?.[1];
  return status === undefined ? { kind: 'code', code } : { kind: 'answered', status };
}
