import type { Upgrade } from './upgrade.ts';
import { upgradeChat1 } from './upgrade-chat-1.ts';

/** All upgrades there are, of each kind of item in the order of its versions. */
export const upgrades: Upgrade[] = [upgradeChat1];
