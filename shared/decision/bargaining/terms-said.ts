import { findAmounts } from '../../ai/guards/money-amounts.ts';
import { normalise, tokenise } from '../../ai/guards/tokens.ts';
import type { Terms } from '../../store/chat.ts';
import { ACCEPTING, NODDING } from './wish-words.ts';

/** What a reply binds us to: of what was decided, only what it says. An offer must be named; a yes agrees to what the buyer has named. */
export function termsSaid({ offers = [], agreedPrice }: Terms, reply: string): Terms {
  const tokens = tokenise(normalise(reply));
  const named = new Set(findAmounts(tokens).flatMap(({ value, also }) => [value, ...also]));
  const saysYes = tokens.some(({ kind, text }) => kind === 'word' && (ACCEPTING.test(text) || NODDING.test(text)));
  const offered = offers.filter((offer) => named.has(offer));
  return {
    ...(offered.length === 0 ? {} : { offers: offered }),
    ...(agreedPrice !== undefined && (named.has(agreedPrice) || saysYes) ? { agreedPrice } : {}),
  };
}
