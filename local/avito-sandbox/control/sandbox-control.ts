import type { AccessTokens, TokenPair } from '../avito-api/access-tokens.ts';
import { type Oddities, type OdditiesChange, odditiesChangeSchema } from '../avito-api/oddities.ts';
import { type ApiFault, type ApiFaultInput, apiFaultSchema } from '../faults/api-fault.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import { type WebhookFault, type WebhookFaultInput, webhookFaultSchema } from '../faults/webhook-fault.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import type { DeliveryReport, SandboxEvents } from '../world/events.ts';
import { SandboxRefusal } from '../world/refusal.ts';
import type { Subscription, World } from '../world/world.ts';
import type { Cast } from './cast.ts';
import type { Play } from './play.ts';

/** Everything the page and the tests can do with a sandbox, beside the imitated API. Bad input throws zod's error or a SandboxRefusal. */
export interface SandboxControl extends Cast, Play {
  setFault(fault: ApiFaultInput): void;
  setWebhookFault(fault: WebhookFaultInput): void;
  /** Ends every misbehaviour; what a reorder held back is delivered. */
  clearFaults(): Promise<void>;
  faults(): { api: ApiFault[]; webhooks: WebhookFault[] };
  releaseHeld(): Promise<void>;
  /** Resolves when every webhook under way was delivered or given up. */
  settled(): Promise<void>;
  /** Newest first. */
  deliveries(): DeliveryReport[];
  subscriptionsOf(accountId: number): Subscription[];
  /** As another system, or an outage, would change them: nothing is probed. */
  setSubscriptions(accountId: number, urls: string[]): void;
  /** Every token of the account, or of all, is expired from now on: calls get 403. */
  expireTokens(accountId?: number): void;
  issueRefreshToken(accountId: number): TokenPair;
  oddities(): Oddities;
  setOddities(change: OdditiesChange): void;
  listen: SandboxEvents['listen'];
}

export interface SandboxControlDeps {
  world: World;
  cast: Cast;
  play: Play;
  faults: FaultBook;
  deliveries: Deliveries;
  tokens: AccessTokens;
  oddities: Oddities;
  events: SandboxEvents;
  changed: () => void;
}

export function createSandboxControl(deps: SandboxControlDeps): SandboxControl {
  const { world, faults, deliveries, tokens, oddities, events } = deps;
  return {
    ...deps.cast,
    ...deps.play,
    setFault: (fault) => faults.addApiFault(apiFaultSchema.parse(fault)),
    setWebhookFault: (fault) => faults.addWebhookFault(webhookFaultSchema.parse(fault)),
    clearFaults() {
      faults.clear();
      return deliveries.releaseHeld();
    },
    faults: () => faults.list(),
    releaseHeld: () => deliveries.releaseHeld(),
    settled: () => deliveries.settled(),
    deliveries: () => deliveries.recent(),
    subscriptionsOf: (accountId) => world.subscriptions[accountId] ?? [],
    setSubscriptions(accountId, urls) {
      world.subscriptions[accountId] = urls.map((url) => ({ url, version: '3' }));
      deps.changed();
    },
    expireTokens: (accountId) => tokens.expire(accountId),
    issueRefreshToken(accountId) {
      const account = world.accounts.find(({ id }) => id === accountId);
      if (account === undefined) throw new SandboxRefusal(404, 'unknown-account', 'there is no such account');
      return tokens.issueWithRefresh(account);
    },
    oddities: () => ({ ...oddities }),
    setOddities(change) {
      Object.assign(oddities, odditiesChangeSchema.parse(change));
      events.emit({ type: 'settings' });
    },
    listen: (listener) => events.listen(listener),
  };
}
