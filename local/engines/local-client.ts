import { account } from '../template/account.ts';

/** What a function's process and our own clients sign with. No engine checks it; a real account would refuse it. */
export const localCredentials = { accessKeyId: 'LOCALLOCALLOCALLOCAL', secretAccessKey: 'local' } as const;

/** Settings of an AWS client that can only ever reach this endpoint: no shared config file, no instance metadata. */
export function localClient(endpoint: string) {
  return { endpoint, region: account.region, credentials: localCredentials };
}
