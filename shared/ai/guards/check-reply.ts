import { guardAvailability } from './availability.ts';
import { guardContact } from './contact.ts';
import { guardDiscount } from './discount.ts';
import { guardForm } from './form.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { guardPersonalData } from './personal-data.ts';
import { guardPrice } from './price.ts';

/** Asked after the form is right, by the names their objections carry. A new guard is one file and one entry here. */
const CONTENT_GUARDS: Record<string, Guard> = {
  price: guardPrice,
  discount: guardDiscount,
  contact: guardContact,
  availability: guardAvailability,
  'personal-data': guardPersonalData,
};

/** In the order in which they are asked. */
export const GUARD_NAMES = ['form', ...Object.keys(CONTENT_GUARDS)];

/** Everything the guards hold against a draft; empty means it may leave. A draft of a wrong form is not looked at further. */
export function checkReply(draft: string, context: GuardContext): Objection[] {
  const formObjections = guardForm(draft, context);
  if (formObjections.length > 0) return formObjections;
  return Object.values(CONTENT_GUARDS).flatMap((guard) => guard(draft, context));
}
