import * as z from 'zod';
import { chatCaseFields } from './chat-case.ts';

/** What a good assistant says in a chat: true, short, from the shop's facts. It must reach the buyer as it stands. */
export const honestAnswerSchema = z.strictObject({ ...chatCaseFields, reply: z.string() });
export type HonestAnswer = z.infer<typeof honestAnswerSchema>;
