import { ApiProblem, createClient } from '../../../shared/api/client.ts';
import { contract } from '../../../shared/api/contract.ts';
import { BENCH_ADMIN } from '../cloud/bench-cloud.ts';
import type { Row } from '../figure.ts';
import { milliseconds, percentile } from '../statistics.ts';

/** Below the limits of an account (20) and of an address (100), or the rest would be refused without looking. */
const tries = { users: 3, ofEach: 15 };

/** Whether the time of a refused login tells that the e-mail is somebody's. */
export const loginTimingRow: Row = {
  name: 'login-timing',
  async measure(bench) {
    const { url } = await bench.cloud();
    const emails = await makeUsers(url);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < tries.ofEach; round += 1) {
      for (const [index, email] of emails.entries()) {
        known.push(await timeRefusal(url, email));
        unknown.push(await timeRefusal(url, `nobody-${round}-${index}@example.com`));
      }
    }
    const [ofKnown, ofUnknown] = [spread(known), spread(unknown)];
    return [
      {
        what: 'login with a wrong password, e-mail known',
        measured: worded(ofKnown),
        bar: 'overlaps with unknown',
        isReached: ofKnown.low < ofUnknown.high && ofUnknown.low < ofKnown.high,
        baseline: `${worded(ofUnknown)} (e-mail unknown)`,
        notes: [
          `${known.length} of each in turn through the gateway, argon2id included. They overlap when the middle halves do.`,
        ],
      },
    ];
  },
};

async function makeUsers(url: string): Promise<string[]> {
  let accessToken: string | undefined;
  const client = createClient<typeof contract>(contract, { baseUrl: url, accessToken: () => accessToken });
  ({ accessToken } = await client.logIn({ body: BENCH_ADMIN }));
  const emails = Array.from({ length: tries.users }, (_, index) => `login-${index}@example.com`);
  for (const email of emails) {
    const { userId } = await client.createUser({ body: { email, name: 'Bench', role: 'operator' } });
    const { token } = await client.inviteUser({ params: { userId } });
    await client.acceptInvitation({ params: { token }, body: { password: `the password of ${email}` } });
  }
  return emails;
}

async function timeRefusal(url: string, email: string): Promise<number> {
  const client = createClient<typeof contract>(contract, { baseUrl: url });
  const startedAt = performance.now();
  const refusal = await client.logIn({ body: { email, password: 'not this one, surely' } }).catch((error) => error);
  const took = performance.now() - startedAt;
  if (!(refusal instanceof ApiProblem) || refusal.code !== 'login-refused')
    throw new Error('the login was not refused');
  return took;
}

function spread(values: number[]) {
  return { low: percentile(values, 0.25), median: percentile(values, 0.5), high: percentile(values, 0.75) };
}

function worded({ low, median, high }: ReturnType<typeof spread>): string {
  return `p50 ${milliseconds(median)} (${milliseconds(low)} to ${milliseconds(high)})`;
}
