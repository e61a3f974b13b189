import type { Oddities } from '../avito-api/oddities.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { WebhookFault } from '../faults/webhook-fault.ts';
import type { SandboxChat } from '../world/chat.ts';
import type { DeliveryReport, SandboxEvents } from '../world/events.ts';
import type { IdSource } from '../world/id-source.ts';
import type { SandboxMessage } from '../world/message.ts';
import type { World } from '../world/world.ts';
import { webhookEnvelope } from './envelope.ts';
import { postWebhook } from './post-webhook.ts';

export interface DeliveriesDeps {
  world: World;
  events: SandboxEvents;
  faults: FaultBook;
  oddities: Oddities;
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  newId: IdSource;
  origin: () => string;
  timeoutMs: number;
  log: (line: string) => void;
}

/** Tells subscribers about messages, once each and without retries unless a fault says otherwise. */
export interface Deliveries {
  /**
   * `answered` settles when the API call that wrote the message was answered: an echo comes after it. Await the result before answering:
   * it is there for the fault that lets the echo come first.
   */
  announce(chat: SandboxChat, message: SandboxMessage, answered?: Promise<void>): Promise<void>;
  /** Delivers what a reorder holds back, last first. */
  releaseHeld(): Promise<void>;
  /** Resolves when nothing is under way; held deliveries do not count. */
  settled(): Promise<void>;
  recent(): DeliveryReport[];
}

const rememberedReports = 200;

export function createDeliveries(deps: DeliveriesDeps): Deliveries {
  const underWay = new Set<Promise<void>>();
  const lastOfChat = new Map<string, Promise<void>>();
  const held: (() => Promise<void>)[] = [];
  const reports: DeliveryReport[] = [];

  const report = (delivery: DeliveryReport) => {
    reports.unshift(delivery);
    reports.length = Math.min(reports.length, rememberedReports);
    deps.events.emit({ type: 'delivery', delivery });
    if (delivery.outcome !== 'delivered' && delivery.outcome !== 'nobody-subscribed') {
      deps.log(
        `webhook of account ${delivery.accountId}: ${delivery.outcome}${delivery.status ? ` (${delivery.status})` : ''}`,
      );
    }
  };
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  /** Deliveries of one chat follow each other, so that only a fault reorders them. */
  const inTurn = (chatId: string, work: () => Promise<void>): Promise<void> => {
    const turn = (lastOfChat.get(chatId) ?? Promise.resolve()).then(work);
    lastOfChat.set(chatId, turn);
    return turn.finally(() => {
      if (lastOfChat.get(chatId) === turn) lastOfChat.delete(chatId);
    });
  };
  const releaseHeld = async () => {
    for (const deliver of held.splice(0).reverse()) await deliver();
  };

  return {
    async announce(chat, message, answered = Promise.resolve()) {
      const faults = deps.faults.takeWebhookFaults(chat.accountId, message.author === 'account' ? 'own' : 'buyer');
      const about = { accountId: chat.accountId, chatId: chat.id, messageId: message.id };
      if (faultOf(faults, 'drop')) return report({ ...about, at: deps.now(), outcome: 'dropped' });

      const send = () => deliverCopies(deps, chat, message, faultOf(faults, 'duplicate')?.copies ?? 1, report);
      const reorder = faultOf(faults, 'reorder');
      if (reorder) {
        held.push(send);
        report({ ...about, at: deps.now(), outcome: 'held' });
        if (held.length >= reorder.size) void track(releaseHeld());
        return;
      }
      const delay = faultOf(faults, 'delay');
      if (faultOf(faults, 'echo-first')) return track(send());
      const later = delay ? () => deps.sleep(delay.milliseconds).then(send) : () => inTurn(chat.id, send);
      void track(answered.then(later));
    },
    releaseHeld: () => track(releaseHeld()),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    recent: () => [...reports],
  };
}

async function deliverCopies(
  deps: DeliveriesDeps,
  chat: SandboxChat,
  message: SandboxMessage,
  copies: number,
  report: (delivery: DeliveryReport) => void,
): Promise<void> {
  const about = { accountId: chat.accountId, chatId: chat.id, messageId: message.id };
  const subscriptions = deps.world.subscriptions[chat.accountId] ?? [];
  if (subscriptions.length === 0) report({ ...about, at: deps.now(), outcome: 'nobody-subscribed' });
  const envelope = webhookEnvelope(chat, message, {
    id: deps.newId('envelope'),
    now: deps.now(),
    origin: deps.origin(),
    deletionIsAText: deps.oddities.deletionIsAText,
  });
  const urls = subscriptions.flatMap(({ url }) => Array.from({ length: copies }, () => url));
  await Promise.all(
    urls.map(async (url) => {
      const outcome = await postWebhook(url, envelope, {
        signature: deps.newId('signature'),
        timeoutMs: deps.timeoutMs,
      });
      report({ ...about, at: deps.now(), ...outcome });
    }),
  );
}

function faultOf<K extends WebhookFault['kind']>(faults: WebhookFault[], kind: K) {
  return faults.find((fault): fault is Extract<WebhookFault, { kind: K }> => fault.kind === kind);
}
