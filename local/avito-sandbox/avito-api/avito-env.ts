import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { FaultBook } from '../faults/fault-book.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { SandboxAccount } from '../world/account.ts';
import type { IdSource } from '../world/id-source.ts';
import type { ImageStore } from '../world/image-store.ts';
import type { Messenger } from '../world/messenger.ts';
import type { Signal } from '../world/signal.ts';
import type { World } from '../world/world.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Oddities } from './oddities.ts';

/** What the routes of the imitated API work with. */
export interface AvitoDeps {
  world: World;
  messenger: Messenger;
  images: ImageStore;
  tokens: AccessTokens;
  deliveries: Deliveries;
  faults: FaultBook;
  oddities: Oddities;
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  newId: IdSource;
  origin: () => string;
  /** Settles when the sandbox closes: ends the calls that hang. */
  closing: Promise<void>;
  webhookTimeoutMs: number;
  changed: () => void;
}

export interface AvitoEnv {
  Bindings: HttpBindings;
  Variables: {
    account: SandboxAccount;
    /** Settles when the caller got its answer, or will not get one. */
    answered: Signal;
  };
}

export type AvitoContext = Context<AvitoEnv>;
export type AvitoWork = (c: AvitoContext) => Response | Promise<Response>;
