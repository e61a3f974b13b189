import ipaddr from 'ipaddr.js';
import { AppError } from '../errors/app-error.ts';
import type { AttemptCounter, AttemptLimit, Attempts } from '../store/attempts.ts';
import { hashSecret } from './secret-token.ts';

const QUARTER_OF_AN_HOUR = 15 * 60;

/**
 * How much may go wrong within a quarter of an hour. Per account: twenty wrong passwords are more than a person types, and at
 * 80 an hour nobody guesses one of twelve characters. Per address: an office shares one, and a hundred wrong passwords of all
 * its people are still too few to try a common password on many accounts.
 */
const LIMITS = {
  'login-account': { most: 20, withinSeconds: QUARTER_OF_AN_HOUR },
  'login-address': { most: 100, withinSeconds: QUARTER_OF_AN_HOUR },
  /** The current password, asked before it is changed: a stolen access token must not be a way to guess it. */
  'password-account': { most: 20, withinSeconds: QUARTER_OF_AN_HOUR },
  /** Every refresh counts: a client comes once in a quarter of an hour, and sixty leave room for tabs, devices and reloads. */
  'refresh-account': { most: 60, withinSeconds: QUARTER_OF_AN_HOUR },
  /** Tokens of refresh and invitation cannot be guessed; this keeps those who try from being a load. */
  'refresh-address': { most: 100, withinSeconds: QUARTER_OF_AN_HOUR },
  'invitation-address': { most: 100, withinSeconds: QUARTER_OF_AN_HOUR },
  /** A person who tries his channels; what they lead to may be somebody else's, who must not be flooded. */
  'notice-test-seller': { most: 10, withinSeconds: QUARTER_OF_AN_HOUR },
} as const satisfies Record<string, AttemptLimit>;
type LimitName = keyof typeof LIMITS;

export interface AttemptDeps {
  attempts: Pick<Attempts, 'take' | 'giveBack' | 'clear'>;
  now(): number;
}

/** One attempt that has been counted, until it is known whether it was a good one. */
export interface Attempt {
  /** It was good, and does not count. */
  giveBack(): Promise<void>;
  /** It was good, and what went wrong before is forgotten. */
  clear(): Promise<void>;
}

/** Counts an attempt before it is made. Throws `too-many-attempts`, with the time until the next may be made. */
export async function takeAttempt(limit: LimitName, subject: string, { attempts, now }: AttemptDeps): Promise<Attempt> {
  const counter: AttemptCounter = { kind: limit, subjectHash: hashSecret(subject) };
  const { retryAfterSeconds } = await attempts.take(counter, LIMITS[limit], now());
  if (retryAfterSeconds !== undefined) {
    throw new AppError('unauthorised', {
      code: 'too-many-attempts',
      message: `too many attempts: try again in ${Math.ceil(retryAfterSeconds)} s`,
      retryAfterSeconds,
    });
  }
  return { giveBack: () => attempts.giveBack(counter, now()), clear: () => attempts.clear(counter) };
}

/** Whoever has one IPv6 address has the 2^64 beside it, too. */
export function addressOf(sourceIp: string): string {
  if (!ipaddr.IPv6.isValid(sourceIp)) return sourceIp;
  const address = ipaddr.IPv6.parse(sourceIp);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  const network = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
