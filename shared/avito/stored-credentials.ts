import * as z from 'zod';

// A header value: anything else would make fetch throw an error that quotes the token.
export const accessTokenSchema = z.string().regex(/^[\x21-\x7e]+$/);

/** One seller's secret. Written by us, read by us, and by an operator's hand. */
export const storedCredentialsSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  // A token that cannot be used is as good as none.
  accessToken: accessTokenSchema.optional().catch(undefined),
  /** Unix milliseconds. */
  accessTokenExpiresAt: z.number().optional().catch(undefined),
  /** Present for sellers who came by the consent page; rotates with each use (avito-api 1.2, SPEC). */
  refreshToken: z.string().min(1).optional(),
});

export type StoredCredentials = z.infer<typeof storedCredentialsSchema>;

export interface IssuedToken {
  /** The keys it was issued for: they may have been replaced meanwhile. */
  clientId: string;
  accessToken: string;
  /** Unix milliseconds. */
  accessTokenExpiresAt: number;
  /** Missing: the stored one stays. */
  refreshToken?: string;
}
