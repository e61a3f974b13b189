import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiFaultInput } from '../../local/avito-sandbox/faults/api-fault.ts';
import { aChat } from './a-chat.ts';
import { dieAt, REDELIVERY_SECONDS } from './die-at.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  // A hundred calls hang in this file; one that is merely slow on a busy machine is one bad end more.
  world = await startWorld({ avitoTimeoutMs: 120 });
});
afterAll(() => world.close());

/** The first send ends badly, whoever makes it: the worker that dies, or the one that comes after it. */
const badEnds: [string, ApiFaultInput][] = [
  ['500, though Avito took it', { kind: 'error-after-accept', operation: 'send-text', times: 1 }],
  ['500, and Avito did not take it', { kind: 'error-before-accept', operation: 'send-text', times: 1 }],
  ['silence, though Avito took it', { kind: 'hang-after-accept', operation: 'send-text', times: 1 }],
  ['silence, and Avito did not take it', { kind: 'hang-before-accept', operation: 'send-text', times: 1 }],
];

/** Before a reply is kept nothing can have been sent: a worker that dies there is one that never was. */
const FROM = 'replies.keep';

describe.each(badEnds)('a send that ends in %s', (_end, fault) => {
  it.each(['before', 'after'] as const)(
    'and a worker that dies %s any of its calls from the reply on leave one message',
    async (moment) => {
      let dead = 0;
      for (let call = 1; ; call += 1) {
        const chat = aChat(world);
        world.control.setFault(fault);
        const place = await dieAt(world, chat, call, moment, FROM);
        await world.runAfter(REDELIVERY_SECONDS, 3, 10);
        await world.control.clearFaults();

        expect(chat.answers(), place).toHaveLength(1);
        expect(await chat.lastReply(), place).toMatchObject({ state: 'sent', messageId: chat.messages().at(-1)?.id });
        expect(await chat.chat(), place).toMatchObject({ state: 'waiting', answeredSeq: 1 });
        if (place === undefined) break;
        dead += 1;
      }
      expect(dead).toBeGreaterThan(5);
    },
  );
});
