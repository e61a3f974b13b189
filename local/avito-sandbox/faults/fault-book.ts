import type { ApiFault, Operation } from './api-fault.ts';
import type { WebhookFault } from './webhook-fault.ts';

/** The misbehaviour that is switched on. Taking a fault uses up one of its times. */
export interface FaultBook {
  addApiFault(fault: ApiFault): void;
  addWebhookFault(fault: WebhookFault): void;
  /** The one that was set last wins. */
  takeApiFault(accountId: number | undefined, operation: Operation): ApiFault | undefined;
  /** At most one of each kind. */
  takeWebhookFaults(accountId: number, whose: 'buyer' | 'own'): WebhookFault[];
  list(): { api: ApiFault[]; webhooks: WebhookFault[] };
  clear(): void;
}

export function createFaultBook(changed: () => void): FaultBook {
  let api: ApiFault[] = [];
  let webhooks: WebhookFault[] = [];
  return {
    addApiFault(fault) {
      api.unshift(fault);
      changed();
    },
    addWebhookFault(fault) {
      webhooks.unshift(fault);
      changed();
    },
    takeApiFault(accountId, operation) {
      const fault = api.find(
        (candidate) =>
          (candidate.accountId ?? accountId) === accountId && (candidate.operation ?? operation) === operation,
      );
      if (fault === undefined) return undefined;
      api = api.flatMap((candidate) => (candidate === fault ? usedOnce(candidate) : [candidate]));
      if (fault.times !== undefined) changed();
      return fault;
    },
    takeWebhookFaults(accountId, whose) {
      const taken = new Map<WebhookFault['kind'], WebhookFault>();
      for (const fault of webhooks) {
        const strikes =
          (fault.accountId ?? accountId) === accountId && (fault.whose === 'all' || fault.whose === whose);
        if (strikes && !taken.has(fault.kind)) taken.set(fault.kind, fault);
      }
      const faults = [...taken.values()];
      webhooks = webhooks.flatMap((candidate) => (faults.includes(candidate) ? usedOnce(candidate) : [candidate]));
      if (faults.some((fault) => fault.times !== undefined)) changed();
      return faults;
    },
    list: () => ({ api, webhooks }),
    clear() {
      api = [];
      webhooks = [];
      changed();
    },
  };
}

function usedOnce<F extends { times?: number | undefined }>(fault: F): F[] {
  if (fault.times === undefined) return [fault];
  return fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}
