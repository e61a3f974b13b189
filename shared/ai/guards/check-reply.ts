import { guardAvailability } from './availability.ts';
import { guardClaims } from './claims.ts';
import { guardConsent } from './consent.ts';
import { guardContact } from './contact.ts';
import { guardDiscount } from './discount.ts';
import { guardForm } from './form.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { guardLanguage } from './language.ts';
import { guardLeak } from './leak.ts';
import { guardPersonalData } from './personal-data.ts';
import { guardPrepayment } from './prepayment.ts';
import { guardPrice } from './price.ts';
import { guardPromise } from './promise.ts';
import { guardTone } from './tone.ts';

/** Asked after the form is right, by the names their objections carry. A new guard is one file and one entry here. */
const CONTENT_GUARDS: Record<string, Guard> = {
  price: guardPrice,
  discount: guardDiscount,
  contact: guardContact,
  prepayment: guardPrepayment,
  availability: guardAvailability,
  'personal-data': guardPersonalData,
  promise: guardPromise,
  consent: guardConsent,
  leak: guardLeak,
  tone: guardTone,
  language: guardLanguage,
};

/** In the order in which they are asked. */
export const GUARD_NAMES = ['form', ...Object.keys(CONTENT_GUARDS), 'claims'];

/**
 * Everything the guards hold against a draft; empty means it may leave. A draft of a wrong form is not looked at further; whether
 * the facts support it is asked last, of what nothing forbids: the others say more exactly what is wrong. */
export function checkReply(draft: string, context: GuardContext): Objection[] {
  const formObjections = guardForm(draft, context);
  if (formObjections.length > 0) return formObjections;
  const objections = Object.values(CONTENT_GUARDS).flatMap((guard) => guard(draft, context));
  return objections.length > 0 ? objections : guardClaims(draft, context);
}
