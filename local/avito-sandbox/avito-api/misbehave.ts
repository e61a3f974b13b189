import type { ApiFault } from '../faults/api-fault.ts';
import type { AvitoContext, AvitoDeps } from './avito-env.ts';
import { forbidden, paymentRequired, rateLimited, serverError, unauthorised } from './error-bodies.ts';

const perMinute = 60;

type Work = () => Response | Promise<Response>;
type Deps = Pick<AvitoDeps, 'sleep' | 'closing'>;

/** Answers as the fault says, doing the work before, after or not at all. */
export async function misbehave(
  c: AvitoContext,
  deps: Deps,
  fault: ApiFault | undefined,
  work: Work,
): Promise<Response> {
  if (fault === undefined) return work();
  switch (fault.kind) {
    case 'slow':
      await waitFor(deps, fault.milliseconds);
      return work();
    case 'hang-before-accept':
      await waitFor(deps, fault.milliseconds);
      return c.json(serverError(504), 504);
    case 'hang-after-accept':
      return accepted(c, work, (answer) => waitFor(deps, fault.milliseconds).then(() => answer));
    case 'error-after-accept':
      return accepted(c, work, () => c.json(serverError(fault.status), fault.status));
    case 'break-after-accept':
      return accepted(c, work, () => broken(c));
    case 'break-before-accept':
      return broken(c);
    default:
      return refusal(c, fault);
  }
}

type Refusal = Extract<
  ApiFault,
  { kind: 'unauthorised' | 'payment-required' | 'forbidden' | 'rate-limited' | 'html-page' | 'error-before-accept' }
>;

function refusal(c: AvitoContext, fault: Refusal): Response {
  switch (fault.kind) {
    case 'unauthorised':
      return c.json(unauthorised(), 401);
    case 'payment-required':
      return c.json(paymentRequired(), 402);
    case 'forbidden':
      return c.json(forbidden(), 403);
    case 'rate-limited':
      if (fault.withHeaders) {
        c.header('X-RateLimit-Limit', String(perMinute));
        c.header('X-RateLimit-Remaining', '0');
      }
      if (fault.retryAfterSeconds !== undefined) c.header('Retry-After', String(fault.retryAfterSeconds));
      return c.json(rateLimited(), 429);
    case 'html-page':
      return c.html(
        '<!doctype html><html><head><title>Доступ ограничен</title></head><body>Доступ ограничен</body></html>',
        fault.status,
      );
    case 'error-before-accept':
      return c.json(serverError(fault.status), fault.status);
  }
}

/** The work happens and its echo leaves, whatever the caller hears. */
async function accepted(c: AvitoContext, work: Work, answer: (real: Response) => Response | Promise<Response>) {
  const real = await work();
  c.get('answered').resolve();
  return answer(real);
}

/** Without a time it waits until the sandbox closes. */
async function waitFor({ sleep, closing }: Deps, milliseconds: number | undefined): Promise<void> {
  await (milliseconds === undefined ? closing : sleep(milliseconds));
}

function broken(c: AvitoContext): Response {
  c.env.outgoing.destroy();
  return c.body(null);
}
