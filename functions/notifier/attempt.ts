/** How one attempt to tell a seller on a channel went. Codes are stable and hold nothing of what the other side said. */
export type Attempt =
  | { kind: 'told' }
  /** May go better later. */
  | { kind: 'failed'; code: string; retryAfterSeconds?: number | undefined }
  /** Something of ours has to be put right first, by whoever runs the deployment. */
  | { kind: 'broken'; code: string }
  /** Will not go better for this notice. */
  | { kind: 'refused'; code: string }
  /** Nothing is wanted there any more. */
  | { kind: 'unwanted'; code: string };

/** Over twenty minutes: what a notice says stands in the inbox by then, and a receiver who is away for longer looks there. */
const RETRY_SECONDS = [10, 60, 300, 840];
const LONGEST_SECONDS = 900;

/**
 * When to try again after so many tries, in seconds, or `undefined` to give up. Whoever is asked to wait longer than a notice
 * is worth is not called again before: that notice is given up.
 */
export function nextTryIn(tries: number, askedSeconds = 0): number | undefined {
  const own = RETRY_SECONDS[tries - 1];
  if (own === undefined || askedSeconds > LONGEST_SECONDS) return undefined;
  return Math.max(own, Math.ceil(askedSeconds));
}
