import type { Chat, ChatRef, ChatState, Takeover, Terms } from './chat.ts';
import { assignments, bindingBy, type Change, inbox, lastMessage, valuesOf } from './chat-changes.ts';
import { messageSortKey, replySortKey } from './chat-key.ts';

/** What ends with a draft: it was sent, or nobody wanted it. */
export interface DraftEnd extends ChatRef {
  seq: number;
  /** `sentAt` in unix seconds. */
  sent?: { messageId: string; sentAt: number };
  /** Of a draft that was sent as it is; other words bind only the one who wrote them. */
  terms?: Terms | undefined;
  /** A human is still called for. */
  callsHuman: boolean;
  /** Unix milliseconds. */
  now: number;
}

/**
 * A person takes the chat and has not written yet. Where the buyer waits, the chat needs him until he writes: it must not
 * look answered. From the state that was read: two people, or a person and a buyer, may act at once.
 */
export function takingInHand(chat: Chat, { until, now, by }: { until: number; now: number; by: string }): Change {
  const isBuyerWaiting = chat.state !== 'waiting';
  const state: ChatState = isBuyerWaiting ? 'needs-human' : 'waiting';
  const at = new Date(now).toISOString();
  const told = {
    takeoverUntil: until,
    takenOverBy: by,
    takenOverByUntil: until,
    ...(isBuyerWaiting ? { handedOffAt: chat.handedOffAt ?? at } : {}),
    gsi1pk: inbox(chat.sellerId, state),
    gsi1sk: at,
  };
  return {
    set: `${assignments(told)}, #state = :state, answeredSeq = inboundSeq`,
    remove: 'turnStartedAt',
    condition: `${AS_READ} AND (attribute_not_exists(takeoverUntil) OR takeoverUntil <= :takeoverUntil)`,
    values: { ...valuesOf(told), ...asRead(chat), ':state': state },
  };
}

/** The bot may answer again, and nobody is called for any more. From the state that was read. */
export function releasing(chat: Chat, now: number): Change {
  const state = chat.state === 'needs-human' ? 'waiting' : chat.state;
  // In the index an open turn stands under the time it began.
  const told =
    state === 'answering' ? {} : { gsi1pk: inbox(chat.sellerId, state), gsi1sk: new Date(now).toISOString() };
  return {
    set: ['#state = :state', assignments(told)].filter(Boolean).join(', '),
    remove: 'takeoverUntil, takenOverBy, takenOverByUntil, handedOffAt',
    condition: AS_READ,
    values: { ...valuesOf(told), ...asRead(chat), ':state': state },
  };
}

/** Only while that draft is what the chat waits with: newer messages have a turn, and a state, of their own. */
export function endingDraft({ sellerId, seq, sent, terms, callsHuman, now }: DraftEnd): Change {
  const state: ChatState = callsHuman ? 'needs-human' : 'waiting';
  const binding = bindingBy(terms);
  const told = {
    ...binding.told,
    ...(sent === undefined ? {} : lastMessage(sent.messageId, replySortKey(seq), sent.sentAt)),
    gsi1pk: inbox(sellerId, state),
    gsi1sk: new Date(now).toISOString(),
  };
  return {
    set: `${assignments(told)}, #state = :state`,
    ...(callsHuman ? {} : { remove: 'handedOffAt' }),
    ...binding.change,
    condition: '#state = :draft AND answeredSeq = :seq',
    values: { ...valuesOf(told), ...binding.values, ':state': state, ':draft': 'draft', ':seq': seq },
  };
}

/** What was sent is the chat's last message, unless something newer is. */
export function notingSent(seq: number, { messageId, sentAt }: { messageId: string; sentAt: number }): Change {
  const told = lastMessage(messageId, replySortKey(seq), sentAt);
  return { set: assignments(told), condition: NOTHING_NEWER, values: valuesOf(told) };
}

/** A human wrote in a chat that he, or somebody else, had taken for longer: the takeover stays, the message is noted. */
export function notingHumanMessage(
  { sellerId }: ChatRef,
  {
    now,
    message,
    webhookAt,
    expiresAt,
  }: Required<Pick<Takeover, 'now' | 'message'>> & Pick<Takeover, 'webhookAt' | 'expiresAt'>,
): Change {
  const told = {
    ...lastMessage(message.messageId, messageSortKey(message), message.createdAt),
    ...(webhookAt === undefined ? {} : { webhookAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    gsi1pk: inbox(sellerId, 'waiting'),
    gsi1sk: new Date(now).toISOString(),
  };
  return {
    set: `${assignments(told)}, #state = :waiting, answeredSeq = inboundSeq`,
    remove: 'turnStartedAt, handedOffAt',
    condition: `attribute_exists(takeoverUntil) AND ${NOTHING_NEWER}`,
    values: { ...valuesOf(told), ':waiting': 'waiting' },
  };
}

const NOTHING_NEWER =
  'attribute_exists(pk) AND (attribute_not_exists(lastMessageAt) OR lastMessageAt <= :lastMessageAt)';
const AS_READ = '(attribute_not_exists(#state) OR #state = :stateRead) AND inboundSeq = :inboundRead';

function asRead({ state, inboundSeq }: Chat) {
  return { ':stateRead': state, ':inboundRead': inboundSeq };
}
