import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Attempts } from '../../shared/store/attempts.ts';
import { type Sellers, sellerUnknown } from '../../shared/store/sellers.ts';
import { type QuestionDeps, questionOf } from './question-of.ts';
import type { TriedReply } from './tried-reply.ts';
import { type TurnDeps, tryTurn } from './try-turn.ts';

export interface PlaygroundDeps extends QuestionDeps, TurnDeps {
  sellers: Pick<Sellers, 'get'>;
  attempts: Pick<Attempts, 'take'>;
}

/** Each costs what an answer costs. */
const TRIES = { most: 60, withinSeconds: 3_600 } as const;

/**
 * Makes a reply the way the worker does, from the seller's stored settings and what is known of the listing. Throws
 * `seller-unknown`, `listing-unknown`, and `too-many-attempts` where a seller tries more than `TRIES`.
 */
export async function tryReply(
  { params: { sellerId }, body }: Call<typeof playgroundRoutes.tryReply>,
  deps: PlaygroundDeps,
): Promise<TriedReply> {
  const seller = await deps.sellers.get(sellerId);
  if (seller === undefined) throw sellerUnknown();
  const question = await questionOf(seller, body, seller.settings, deps);
  await takeTry(sellerId, deps);
  return tryTurn(sellerId, question, deps);
}

async function takeTry(sellerId: string, { attempts, now }: PlaygroundDeps): Promise<void> {
  const { retryAfterSeconds } = await attempts.take({ kind: 'playground', subjectHash: sellerId }, TRIES, now());
  if (retryAfterSeconds === undefined) return;
  throw new AppError('conflict', {
    code: 'too-many-attempts',
    message: `a seller may try ${TRIES.most} replies an hour`,
    retryAfterSeconds,
  });
}
