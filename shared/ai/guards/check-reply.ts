import { guardAvailability } from './availability.ts';
import { guardContact } from './contact.ts';
import { guardDiscount } from './discount.ts';
import { guardForm } from './form.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { guardPrice } from './price.ts';

/** Asked after the form is right. A new guard is one file and one entry here. */
const CONTENT_GUARDS: Guard[] = [guardPrice, guardDiscount, guardContact, guardAvailability];

/** Everything the guards hold against a draft; empty means it may leave. A draft of a wrong form is not looked at further. */
export function checkReply(draft: string, context: GuardContext): Objection[] {
  const formObjections = guardForm(draft, context);
  return formObjections.length > 0 ? formObjections : CONTENT_GUARDS.flatMap((guard) => guard(draft, context));
}
