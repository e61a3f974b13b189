import type { Answer, Call } from '../../shared/api/route.ts';
import type { QueueName, systemRoutes } from '../../shared/api/system-routes.ts';

type RedriveDeadLetters = typeof systemRoutes.redriveDeadLetters;

export interface RedriveDeps {
  redrive(queue: QueueName, limit: number): Promise<{ moved: number; left: number }>;
}

/** Gives messages that failed too often another try, once what made them fail has been put right. */
export async function redriveDeadLetters(
  { body, audit }: Pick<Call<RedriveDeadLetters>, 'body' | 'audit'>,
  { redrive }: RedriveDeps,
): Promise<Answer<RedriveDeadLetters>> {
  const done = await redrive(body.queue, body.limit);
  Object.assign(audit, { queue: body.queue, ...done });
  return done;
}
