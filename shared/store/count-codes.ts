/** What became of a turn; `not-answered` is a buyer's message that opened none. */
export const COUNTED_OUTCOMES = ['sent', 'draft', 'handed-off', 'silent', 'failed', 'not-answered'] as const;
export type CountedOutcome = (typeof COUNTED_OUTCOMES)[number];

/**
 * The reasons that are told apart, by the letters they are counted under. Letters stay with their reason for ever; a reason that is
 * not here is counted as `other`, so that an item cannot grow with the reasons.
 */
const REASON_CODES: Record<string, string> = {
  other: 'ot',
  answered: 'an',
  quoted: 'qu',
  'model-asked': 'ma',
  'low-confidence': 'lc',
  'model-timeout': 'mt',
  'model-blocked': 'mb',
  'model-nonsense': 'mn',
  'model-unavailable': 'mu',
  'model-geo-blocked': 'mg',
  'model-bad-key': 'mk',
  'guard-form': 'gf',
  'guard-price': 'gp',
  'guard-discount': 'gd',
  'guard-contact': 'gc',
  'guard-availability': 'ga',
  'guard-prepayment': 'gy',
  'guard-personal-data': 'gi',
  'guard-promise': 'gr',
  'guard-consent': 'go',
  'guard-leak': 'gl',
  'guard-tone': 'gt',
  'guard-language': 'gn',
  'guard-claims': 'gm',
  'guard-facts': 'gx',
  'listing-unknown': 'lu',
  'not-text': 'nt',
  'buyer-called': 'bc',
  'voice-not-heard': 'vn',
  'file-sent': 'fs',
  'picture-alone': 'pa',
  'place-alone': 'la',
  'listing-alone': 'ia',
  'legal-threat': 'lt',
  'return-wanted': 'rw',
  complaint: 'cm',
  insult: 'in',
  'call-wanted': 'cw',
  'person-wanted': 'pw',
  template: 'te',
  'hand-off-words': 'hw',
  'human-bargains': 'hb',
  'outside-hours': 'oh',
  'listing-off': 'lo',
  'daily-ceiling': 'dc',
  'mode-off': 'mo',
  'chat-type-off': 'ct',
  'our-purchase': 'op',
  'human-answers': 'ha',
  'time-unknown': 'tu',
  'too-old': 'to',
  'seller-stopped': 'ss',
  'all-stopped': 'as',
  'already-handed-off': 'ah',
  'nothing-to-answer': 'na',
  superseded: 'su',
  'answer-too-late': 'tl',
  'gave-up': 'gu',
  'avito-payment-required': 'ap',
  'avito-unauthorised': 'au',
  'avito-not-connected': 'ac',
  'avito-no-rights': 'ar',
  'avito-not-found': 'af',
};
const OTHER = 'ot';

const OUTCOME_CODES: Record<CountedOutcome, string> = {
  sent: 's',
  draft: 'd',
  'handed-off': 'h',
  silent: 'q',
  failed: 'f',
  'not-answered': 'n',
};

const REASONS = new Map(Object.entries(REASON_CODES).map(([reason, code]) => [code, reason]));
const OUTCOMES = new Map(COUNTED_OUTCOMES.map((outcome) => [OUTCOME_CODES[outcome], outcome]));

/** The attribute an outcome with its reason is counted under: `s.an`. */
export function outcomeAttribute(outcome: CountedOutcome, reason: string): string {
  return `${OUTCOME_CODES[outcome]}.${REASON_CODES[reason] ?? OTHER}`;
}

/** The inverse; `undefined` for an attribute that counts something else. */
export function outcomeOf(attribute: string): { outcome: CountedOutcome; reason: string } | undefined {
  const [letter = '', code = '', ...rest] = attribute.split('.');
  const outcome = OUTCOMES.get(letter);
  if (outcome === undefined || code === '' || rest.length > 0) return undefined;
  return { outcome, reason: REASONS.get(code) ?? 'other' };
}
