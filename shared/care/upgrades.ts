import type { Upgrade } from './upgrade.ts';
import { upgradeChat1 } from './upgrade-chat-1.ts';
import { upgradeChat2 } from './upgrade-chat-2.ts';
import { upgradeMessage1, upgradeReply1 } from './upgrade-words-1.ts';

/** All upgrades there are, of each kind of item in the order of its versions. */
export const upgrades: Upgrade[] = [upgradeChat1, upgradeChat2, upgradeMessage1, upgradeReply1];
