import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Reply, type ReplyRating, replyKey, replySchema } from './replies.ts';
import { ifHolds, type Table } from './table.ts';

/** Carries the version that was read, so that of two people who act at once one is told. */
interface Change {
  expression: string;
  condition: string;
  values: Record<string, unknown>;
}

/**
 * What people do with the bot's replies. Each method gives the reply as it is then, or `undefined` where somebody was
 * quicker, or where it is no longer in the state that this may be done from.
 */
export class ReplyReviews {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** A draft is to be sent, in these words. `sendingUntil` must outlive the caller. */
  approve(
    draft: Reply,
    approval: { text: string; by: string; now: number; sendingUntil: number },
  ): Promise<Reply | undefined> {
    const { text, by, now, sendingUntil } = approval;
    const isEdited = text !== draft.text;
    return this.#update(draft, {
      expression: `SET #state = :sending, endsAs = :sent, #text = :text, sendingSince = :now, approval = :approval
        ${isEdited ? ', originalText = :originalText' : ''}`,
      condition: '#state = :draft',
      values: {
        ':sending': 'sending',
        ':sent': 'sent',
        ':draft': 'draft',
        ':text': text,
        ':now': now,
        ':approval': { by, at: now, sendingUntil },
        ...(isEdited ? { ':originalText': draft.text } : {}),
      },
    });
  }

  /** Takes up the sending of an approved draft that nobody is at any more. */
  resume(reply: Reply, { now, sendingUntil }: { now: number; sendingUntil: number }): Promise<Reply | undefined> {
    return this.#update(reply, {
      expression: 'SET approval.sendingUntil = :until',
      condition: '#state = :sending AND approval.sendingUntil < :now',
      values: { ':until': sendingUntil, ':sending': 'sending', ':now': now },
    });
  }

  /** Lets go of an approved draft that could not be sent, so that the next request may try at once. */
  async release(reply: Reply): Promise<void> {
    await this.#update(reply, {
      expression: 'SET approval.sendingUntil = :never',
      condition: '#state = :sending',
      values: { ':never': 0, ':sending': 'sending' },
    });
  }

  /** An approved draft that Avito has refused for good is a draft again, as the bot wrote it. */
  async takeBack(reply: Reply): Promise<void> {
    await this.#update(reply, {
      expression: 'REMOVE approval, originalText, sendingSince, endsAs SET #state = :draft, #text = :text',
      condition: '#state = :sending',
      values: { ':draft': 'draft', ':text': reply.originalText ?? reply.text, ':sending': 'sending' },
    });
  }

  /** A draft that nobody wants: the turn ends in silence. */
  dismiss(draft: Reply, dismissal: { by: string; at: number }): Promise<Reply | undefined> {
    return this.#update(draft, {
      expression: 'SET #state = :silent, reason = :reason, dismissal = :dismissal',
      condition: '#state = :draft',
      values: { ':silent': 'silent', ':draft': 'draft', ':reason': 'draft-dismissed', ':dismissal': dismissal },
    });
  }

  rate(reply: Reply, rating: ReplyRating): Promise<Reply | undefined> {
    return this.#update(reply, {
      expression: 'SET rating = :rating',
      condition: 'attribute_exists(pk)',
      values: { ':rating': rating },
    });
  }

  async #update(reply: Reply, { expression, condition, values }: Change): Promise<Reply | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: replyKey(reply, reply.seq),
      UpdateExpression: `${expression}, version = :next`,
      ConditionExpression: `${condition} AND ${reply.version === undefined ? 'attribute_not_exists(version)' : 'version = :version'}`,
      ...namesIn(`${expression} ${condition}`),
      ExpressionAttributeValues: {
        ...values,
        ':next': (reply.version ?? 0) + 1,
        ...(reply.version === undefined ? {} : { ':version': reply.version }),
      },
      ReturnValues: 'ALL_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : replySchema.parse(written.Attributes);
  }
}

/** DynamoDB refuses names that are not used. */
function namesIn(expressions: string) {
  const names = ['state', 'text'].filter((name) => expressions.includes(`#${name}`));
  return names.length === 0
    ? {}
    : { ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])) };
}
