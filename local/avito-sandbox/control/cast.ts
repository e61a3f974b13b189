import {
  accountSchema,
  listingSchema,
  type SandboxAccount,
  type SandboxBuyer,
  type SandboxListing,
} from '../world/account.ts';
import { SandboxRefusal } from '../world/refusal.ts';
import type { World } from '../world/world.ts';
import {
  type AccountChange,
  accountChangeSchema,
  type ListingChange,
  listingChangeSchema,
  type NewAccount,
  type NewListing,
  newAccountSchema,
  newBuyerSchema,
  newListingSchema,
} from './play-schemas.ts';

/** Who and what there is: accounts, listings, buyers; more can be added, as a load test needs. */
export interface Cast {
  accounts(): SandboxAccount[];
  listings(accountId?: number): SandboxListing[];
  buyers(): SandboxBuyer[];
  addAccount(account: NewAccount): SandboxAccount;
  addListing(listing: NewListing): SandboxListing;
  addBuyer(buyer: { name: string }): SandboxBuyer;
  changeListing(listingId: number, change: ListingChange): SandboxListing;
  changeAccount(accountId: number, change: AccountChange): SandboxAccount;
}

export function createCast({ world, changed, now }: { world: World; changed: () => void; now: () => number }): Cast {
  const nextId = (things: { id: number }[]) => Math.max(...things.map(({ id }) => id)) + 1;
  const keep = <T>(things: T[], thing: T): T => {
    things.push(thing);
    changed();
    return thing;
  };
  const found = <T>(thing: T | undefined, what: string): T => {
    if (thing === undefined) throw new SandboxRefusal(404, `unknown-${what}`, `there is no such ${what}`);
    return thing;
  };
  const accountOf = (accountId: number) =>
    found(
      world.accounts.find(({ id }) => id === accountId),
      'account',
    );
  return {
    accounts: () => world.accounts,
    listings: (accountId) => world.listings.filter(({ ownerId }) => (accountId ?? ownerId) === ownerId),
    buyers: () => world.buyers.filter(({ role }) => role === 'buyer'),
    addAccount(input) {
      const id = nextId(world.accounts);
      const given = newAccountSchema.parse(input);
      const account = accountSchema.parse({
        id,
        email: `account-${id}@example.com`,
        phone: `7${id}`,
        clientId: `client-${id}`,
        clientSecret: `secret-${id}`,
        hasMessenger: true,
        ...withoutGaps(given),
      });
      return keep(world.accounts, account);
    },
    addListing(input) {
      const given = newListingSchema.parse(input);
      accountOf(given.ownerId);
      const listing = listingSchema.parse({
        id: nextId(world.listings),
        price: 1000,
        status: 'active',
        address: 'Москва',
        category: { id: 20, name: 'Мебель и интерьер' },
        slug: 'moskva/obyavlenie',
        startedAt: new Date(now()).toISOString(),
        autoloadId: null,
        description: '',
        ...withoutGaps(given),
      });
      return keep(world.listings, listing);
    },
    addBuyer: (input) =>
      keep(world.buyers, { id: nextId(world.buyers), role: 'buyer', ...newBuyerSchema.parse(input) }),
    changeListing(listingId, change) {
      const listing = found(
        world.listings.find(({ id }) => id === listingId),
        'listing',
      );
      Object.assign(listing, withoutGaps(listingChangeSchema.parse(change)));
      changed();
      return listing;
    },
    changeAccount(accountId, change) {
      const account = accountOf(accountId);
      Object.assign(account, withoutGaps(accountChangeSchema.parse(change)));
      changed();
      return account;
    },
  };
}

/** Leaves out what is present but undefined, so that it does not overwrite a default. */
const withoutGaps = (given: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
