import { InputError } from '../../shared/lambda/input-error.ts';
import type { UsersDeps } from './deps.ts';

/**
 * Throws an InputError that names each id of no seller: a slip would give somebody nothing, and nobody would see why. Those he
 * has `already` may have been deleted since.
 */
export async function checkSellers(
  sellerIds: string[],
  already: string[],
  { sellers }: Pick<UsersDeps, 'sellers'>,
): Promise<void> {
  const isKnown = async (sellerId: string) => already.includes(sellerId) || (await sellers.get(sellerId)) !== undefined;
  const known = await Promise.all(sellerIds.map(isKnown));
  if (known.every(Boolean)) return;
  throw new InputError(
    known.flatMap((isSeller, index) =>
      isSeller ? [] : [{ in: 'body', field: `sellerIds.${index}`, message: 'there is no such seller' }],
    ),
  );
}
