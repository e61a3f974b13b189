import { createLocalJWKSet } from 'jose';
import { verifyAccessToken } from '../../access/access-token.ts';
import { issueAccessToken } from '../../access/issue-access-token.ts';
import { readPublicKeys, readSigningKeys } from '../../access/key-secrets.ts';
import { readEnvironment, text } from '../../lambda/environment.ts';
import { Users } from '../../store/users.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

const SUBJECT = 'access keys';
const MAKE = 'npm run create-admin';

/** Whether what is signed with the private keys is accepted with the public ones: proven by a token that nobody gets. */
export function checkAccessKeys({ secrets, variables, now }: Patient): Promise<Finding[]> {
  return findingsOf(SUBJECT, async () => {
    const arns = readEnvironment({ SIGNING_KEYS_SECRET_ARN: text, ACCESS_KEYS_SECRET_ARN: text }, variables);
    const signing = await readSigningKeys(secrets, arns.SIGNING_KEYS_SECRET_ARN);
    const known = await readPublicKeys({
      secrets,
      signingKeysSecretArn: arns.SIGNING_KEYS_SECRET_ARN,
      accessKeysSecretArn: arns.ACCESS_KEYS_SECRET_ARN,
    });
    if (signing.length === 0) return [toDo(SUBJECT, `there are none, so nobody can sign in: ${MAKE}`)];
    if (!signing.some(({ activeFrom }) => activeFrom <= now())) {
      return [toDo(SUBJECT, 'none may be used yet: is the clock of this machine right?')];
    }
    const keySet = createLocalJWKSet({ keys: known });
    for (const key of signing) {
      const token = await issueAccessToken({ userId: 'doctor', sessionId: 'doctor', issuedAt: now() }, key);
      const isAccepted = await verifyAccessToken(token, keySet, now()).then(
        () => true,
        () => false,
      );
      if (!isAccepted)
        return [toDo(SUBJECT, `tokens of the key ${key.kid} are not accepted: ${MAKE} writes its public half`)];
    }
    return [ok(SUBJECT, `${signing.length} to sign with, ${known.length} to check with, and they match`)];
  });
}

export function checkAdmin({ table }: Patient): Promise<Finding[]> {
  return findingsOf('admin', async () => {
    const hasAdmin = await new Users(table).hasAdmin();
    return [hasAdmin ? ok('admin', 'there is one') : toDo('admin', `there is none who could sign in: ${MAKE}`)];
  });
}
