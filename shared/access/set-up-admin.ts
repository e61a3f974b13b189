import { type CreateAdminDeps, createAdmin } from './create-admin.ts';
import { type AccessKeysDeps, ensureAccessKeys } from './ensure-access-keys.ts';
import { newSecret } from './secret-token.ts';

const GENERATED_BYTES = 15;

export interface AdminSetUp {
  keys: 'created' | 'kept';
  admin: 'created' | 'exists';
  /** Made here, and known to nobody else. Only where none was given and the admin is new. */
  generatedPassword?: string;
}

/** All it takes to sign in to a new deployment: keys for access tokens, and an admin. Safe to run again. */
export async function setUpAdmin(
  { email, password, name }: { email: string; password: string | undefined; name: string },
  deps: AccessKeysDeps & CreateAdminDeps,
): Promise<AdminSetUp> {
  const keys = await ensureAccessKeys(deps);
  const chosen = password ?? newSecret(GENERATED_BYTES);
  const admin = await createAdmin({ email, password: chosen, name }, deps);
  return {
    keys,
    admin,
    ...(password === undefined && admin === 'created' ? { generatedPassword: chosen } : {}),
  };
}
