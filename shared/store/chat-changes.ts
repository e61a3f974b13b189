import type { BuyerMessageNote, ChatRef, ChatState, TurnEnd } from './chat.ts';

/** One conditional update of a chat, in DynamoDB's expressions. */
export interface Change {
  set?: string;
  remove?: string;
  condition?: string;
  values: Record<string, unknown>;
}

export function openingTurn(note: BuyerMessageNote, now: number): Change {
  const { set, values } = countingIn(note);
  return {
    set: `${set}, turnStartedAt = if_not_exists(turnStartedAt, :startedAt), #state = :answering,
      answeredSeq = if_not_exists(answeredSeq, :zero), gsi1pk = :inbox, gsi1sk = if_not_exists(turnStartedAt, :startedAt)`,
    values: {
      ...values,
      ':startedAt': new Date(now).toISOString(),
      ':answering': 'answering',
      ':inbox': inbox(note.sellerId, 'answering'),
    },
  };
}

/** Only where no turn is open: in an open one the message has its place and will be answered with it. */
export function notingUnanswerable(note: BuyerMessageNote): Change {
  const { set, values } = countingIn(note);
  return {
    set: `${set}, answeredSeq = if_not_exists(inboundSeq, :zero) + :one`,
    condition: 'attribute_not_exists(turnStartedAt)',
    values,
  };
}

export function takingOver({ sellerId, chatId }: ChatRef, takeover: { until: number; messageId: string }): Change {
  return {
    set: `takeoverUntil = :until, lastMessageId = :messageId, #state = :waiting, sellerId = :sellerId, chatId = :chatId,
      inboundSeq = if_not_exists(inboundSeq, :zero), answeredSeq = if_not_exists(inboundSeq, :zero)`,
    remove: 'turnStartedAt, handedOffAt, gsi1pk, gsi1sk',
    condition: 'attribute_not_exists(takeoverUntil) OR takeoverUntil <= :until',
    values: {
      ':until': takeover.until,
      ':messageId': takeover.messageId,
      ':sellerId': sellerId,
      ':chatId': chatId,
      ':zero': 0,
      ':waiting': 'waiting',
    },
  };
}

/**
 * `inboundSeq` names the same number wherever it stands in one update: DynamoDB reads all values before it writes. What a
 * message does not tell (a tenth of the chats name no listing, avito-api 2.1) stays as it was; an update may not name a
 * value it does not give.
 */
function countingIn(note: BuyerMessageNote): { set: string; values: Record<string, unknown> } {
  const { sellerId, chatId, chatType, listingId, buyerId, messageId, createdAt } = note;
  const told = {
    sellerId,
    chatId,
    chatType,
    ...(listingId === undefined ? {} : { listingId }),
    ...(buyerId === undefined ? {} : { buyerId }),
    lastMessageId: messageId,
    lastBuyerMessageAt: createdAt,
  };
  const names = Object.keys(told).map((name) => `${name} = :${name}`);
  return {
    set: ['inboundSeq = if_not_exists(inboundSeq, :zero) + :one', ...names].join(', '),
    values: {
      ':zero': 0,
      ':one': 1,
      ...Object.fromEntries(Object.entries(told).map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** Ends the turn when no newer message has come in. */
export function closingTurn({ sellerId }: ChatRef, end: TurnEnd): Change {
  const set = ['answeredSeq = :seq', '#state = :state', 'isOurPurchase = :isOurPurchase'];
  const remove = ['leaseUntil', 'turnStartedAt'];
  const values: Record<string, unknown> = {
    ':seq': end.seq,
    ':state': end.state,
    ':isOurPurchase': end.isOurPurchase,
  };
  if (end.state === 'waiting') {
    remove.push('gsi1pk', 'gsi1sk');
  } else {
    set.push('gsi1pk = :inbox', 'gsi1sk = :since');
    values[':inbox'] = inbox(sellerId, end.state);
    values[':since'] = end.handedOffAt ?? new Date(end.now).toISOString();
  }
  if (end.lastMessageId !== undefined) {
    set.push('lastMessageId = :lastMessageId');
    values[':lastMessageId'] = end.lastMessageId;
  }
  if (end.handedOffAt !== undefined) {
    set.push('handedOffAt = :handedOffAt');
    values[':handedOffAt'] = end.handedOffAt;
  }
  return {
    set: set.join(', '),
    remove: remove.join(', '),
    condition: 'inboundSeq = :seq AND answeredSeq < :seq',
    values,
  };
}

/** Ends the turn when newer messages have come in: they are the next turn, which is open already. */
export function passingOnTurn({ seq, now, handedOffAt }: TurnEnd): Change {
  return {
    set: [
      'answeredSeq = :seq, turnStartedAt = :restartedAt, gsi1sk = :restartedAt',
      ...(handedOffAt === undefined ? [] : ['handedOffAt = :handedOffAt']),
    ].join(', '),
    remove: 'leaseUntil',
    condition: 'inboundSeq > :seq AND answeredSeq < :seq',
    values: {
      ':seq': seq,
      ':restartedAt': new Date(now).toISOString(),
      ...(handedOffAt === undefined ? {} : { ':handedOffAt': handedOffAt }),
    },
  };
}

/** The chats of a seller that wait for the same thing, in the index. */
export function inbox(sellerId: string, state: ChatState): string {
  return `INBOX#${sellerId}#${state}`;
}
