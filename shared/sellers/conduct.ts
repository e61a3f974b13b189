import type { ListingMode } from '../store/listing-knowledge.ts';
import type { SellerSettings } from './settings.ts';
import { isWithinWorkingHours } from './working-hours.ts';

/** What the seller wants done about a turn: answer it, suggest an answer, ask for a person, or say nothing. */
export type Conduct = 'answer' | 'draft' | 'hand-off' | 'silent';

/**
 * By the seller's mode, and outside his working hours by what he wants then. Outside hours never say more than the mode
 * does: in `draft` nothing is answered by itself, in `off` nothing is done at all.
 */
export function conductAt(
  settings: Pick<SellerSettings, 'mode' | 'timeZone' | 'workingHours' | 'outsideHours'>,
  now: number,
  listingMode: ListingMode = 'inherit',
): Conduct {
  const { outsideHours } = settings;
  // A seller's `off` is for everything; what else he says of a listing goes before what he says of all.
  const mode = settings.mode === 'off' || listingMode === 'inherit' ? settings.mode : listingMode;
  if (mode === 'off') return 'silent';
  const usual = mode === 'auto' ? 'answer' : 'draft';
  if (outsideHours === 'answer' || isWithinWorkingHours(settings, now)) return usual;
  return outsideHours;
}
