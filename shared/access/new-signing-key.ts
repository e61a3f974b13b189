import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';
import { ACCESS_TOKEN } from './access-token.ts';
import type { SigningKey } from './key-secrets.ts';

const halvesSchema = z.object({ x: z.string(), d: z.string() });

export async function newSigningKey(kid: string, activeFrom: number): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ACCESS_TOKEN.algorithm, { crv: 'Ed25519', extractable: true });
  const { x, d } = halvesSchema.parse(await exportJWK(privateKey));
  return { kty: 'OKP', crv: 'Ed25519', x, d, kid, activeFrom };
}
