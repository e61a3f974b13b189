import type { BuyerMessageNote, ChatRef, ChatState, Takeover, Terms, TurnEnd } from './chat.ts';
import { messageSortKey, replySortKey } from './chat-key.ts';

/** One conditional update of a chat, in DynamoDB's expressions. */
export interface Change {
  set?: string;
  remove?: string;
  /** To a set: what is in it already changes nothing. */
  add?: string;
  condition?: string;
  values: Record<string, unknown>;
  /** Whatever chat it is written to has everything that a chat of now has. */
  isComplete?: boolean;
}

export function openingTurn(note: BuyerMessageNote, now: number): Change {
  const { set, values } = countingIn(note);
  return {
    set: `${set}, turnStartedAt = if_not_exists(turnStartedAt, :startedAt), #state = :answering,
      answeredSeq = if_not_exists(answeredSeq, :zero), gsi1pk = :inbox, gsi1sk = if_not_exists(turnStartedAt, :startedAt)`,
    isComplete: note.expiresAt !== undefined,
    values: {
      ...values,
      ':startedAt': new Date(now).toISOString(),
      ':answering': 'answering',
      ':inbox': inbox(note.sellerId, 'answering'),
    },
  };
}

/**
 * Only where no turn is open: in an open one the message has its place and will be answered with it. The chat stays in the
 * state it is in and moves up there.
 */
export function notingUnanswerable(note: BuyerMessageNote, now: number): Change {
  const { set, values } = countingIn(note);
  return {
    set: `${set}, answeredSeq = if_not_exists(inboundSeq, :zero) + :one, #state = if_not_exists(#state, :waiting),
      gsi1pk = if_not_exists(gsi1pk, :inbox), gsi1sk = :changedAt`,
    condition: 'attribute_not_exists(turnStartedAt)',
    isComplete: note.expiresAt !== undefined,
    values: {
      ...values,
      ':waiting': 'waiting',
      ':inbox': inbox(note.sellerId, 'waiting'),
      ':changedAt': new Date(now).toISOString(),
    },
  };
}

export function takingOver(
  { sellerId, chatId }: ChatRef,
  { until, now, by, message, webhookAt, listingId, expiresAt }: Takeover,
): Change {
  const told = {
    sellerId,
    chatId,
    takeoverUntil: until,
    ...(by === undefined ? {} : { takenOverBy: by, takenOverByUntil: until }),
    ...(message === undefined ? {} : lastMessage(message.messageId, messageSortKey(message), message.createdAt)),
    ...(webhookAt === undefined ? {} : { webhookAt }),
    ...(listingId === undefined ? {} : { listingId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    gsi1pk: inbox(sellerId, 'waiting'),
    gsi1sk: new Date(now).toISOString(),
  };
  return {
    set: `${assignments(told)}, #state = :waiting,
      inboundSeq = if_not_exists(inboundSeq, :zero), answeredSeq = if_not_exists(inboundSeq, :zero)`,
    remove: 'turnStartedAt, handedOffAt',
    condition: 'attribute_not_exists(takeoverUntil) OR takeoverUntil <= :takeoverUntil',
    values: { ...valuesOf(told), ':zero': 0, ':waiting': 'waiting' },
  };
}

/**
 * `inboundSeq` names the same number wherever it stands in one update: DynamoDB reads all values before it writes. What a
 * message does not tell (a tenth of the chats name no listing, avito-api 2.1) stays as it was; an update may not name a
 * value it does not give.
 */
function countingIn(note: BuyerMessageNote): { set: string; values: Record<string, unknown> } {
  const { sellerId, chatId, chatType, listingId, buyerId, messageId, createdAt, webhookAt, expiresAt } = note;
  const told = {
    sellerId,
    chatId,
    chatType,
    ...(listingId === undefined ? {} : { listingId }),
    ...(buyerId === undefined ? {} : { buyerId, isBuyerNoted: true }),
    ...lastMessage(messageId, messageSortKey({ messageId, createdAt }), createdAt),
    lastBuyerMessageAt: createdAt,
    ...(webhookAt === undefined ? {} : { webhookAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  return {
    set: `inboundSeq = if_not_exists(inboundSeq, :zero) + :one, ${assignments(told)}`,
    values: { ':zero': 0, ':one': 1, ...valuesOf(told) },
  };
}

export function lastMessage(messageId: string, key: string, at: number) {
  return { lastMessageId: messageId, lastMessageKey: key, lastMessageAt: at };
}

export function assignments(told: Record<string, unknown>): string {
  return Object.keys(told)
    .map((name) => `${name} = :${name}`)
    .join(', ');
}

export function valuesOf(told: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [`:${name}`, value]));
}

/** Ends the turn when no newer message has come in. */
export function closingTurn({ sellerId }: ChatRef, end: TurnEnd): Change {
  const { seq, state, isOurPurchase, handedOffAt, sent, terms, buyerName, now } = end;
  const binding = bindingBy(terms);
  const told = {
    isOurPurchase,
    ...binding.told,
    ...(sent === undefined ? {} : lastMessage(sent.messageId, replySortKey(seq), sent.sentAt)),
    ...(handedOffAt === undefined ? {} : { handedOffAt }),
    ...(buyerName === undefined ? {} : { buyerName }),
    gsi1pk: inbox(sellerId, state),
    gsi1sk: new Date(now).toISOString(),
  };
  return {
    set: `answeredSeq = :seq, #state = :state, ${assignments(told)}`,
    remove: 'leaseUntil, turnStartedAt',
    ...binding.change,
    condition: 'inboundSeq = :seq AND answeredSeq < :seq',
    values: { ':seq': seq, ':state': state, ...valuesOf(told), ...binding.values },
  };
}

/** Ends the turn when newer messages have come in: they are the next turn, which is open already. */
export function passingOnTurn({ seq, now, handedOffAt, terms, buyerName }: TurnEnd): Change {
  const binding = bindingBy(terms);
  const told = {
    ...(handedOffAt === undefined ? {} : { handedOffAt }),
    ...(buyerName === undefined ? {} : { buyerName }),
    ...binding.told,
  };
  const restarted = 'answeredSeq = :seq, turnStartedAt = :restartedAt, gsi1sk = :restartedAt';
  return {
    set: [restarted, assignments(told)].filter(Boolean).join(', '),
    remove: 'leaseUntil',
    ...binding.change,
    condition: 'inboundSeq > :seq AND answeredSeq < :seq',
    values: { ':seq': seq, ':restartedAt': new Date(now).toISOString(), ...valuesOf(told), ...binding.values },
  };
}

/** Of a turn that somebody else has ended: what its reply said binds us all the same. `undefined` where it said nothing of the kind. */
export function notingTerms(terms: Terms | undefined): Change | undefined {
  const { told, change, values } = bindingBy(terms);
  if (Object.keys(values).length + Object.keys(told).length === 0) return undefined;
  return {
    ...(Object.keys(told).length === 0 ? {} : { set: assignments(told) }),
    ...change,
    condition: 'attribute_exists(pk)',
    values: { ...valuesOf(told), ...values },
  };
}

/** Offers are a set: they only go down, so their order is known, and noting one again changes nothing. */
export function bindingBy({ offers = [], agreedPrice }: Terms = {}): {
  told: Record<string, unknown>;
  change: Pick<Change, 'add'>;
  values: Record<string, unknown>;
} {
  const hasOffers = offers.length > 0;
  return {
    told: agreedPrice === undefined ? {} : { agreedPrice },
    change: hasOffers ? { add: 'offers :offers' } : {},
    values: hasOffers ? { ':offers': new Set(offers) } : {},
  };
}

/**
 * The chats of a seller that wait for the same thing, in the index by the time of their last change; those with an open turn
 * by the time it began, for that is what their buyer waits from. Every chat that had an event is in one of these.
 */
export function inbox(sellerId: string, state: ChatState): string {
  return `INBOX#${sellerId}#${state}`;
}
