import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { localClient } from '../../local/engines/local-client.ts';
import { startSecretsManager } from '../../local/secrets-manager/start-secrets-manager.ts';

/** The local Secrets Manager, empty, on a free port. */
export async function aSecretsManager() {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const engine = await startSecretsManager({ file: join(folder, 'secrets.json') });
  const client = new SecretsManagerClient({ ...localClient(engine.url), maxAttempts: 1 });
  return {
    url: engine.url,
    client,
    /** Creates a secret; gives its ARN. */
    async keep(name: string, value: string): Promise<string> {
      const { ARN = '' } = await client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
      return ARN;
    },
    async close() {
      client.destroy();
      await engine.close(0);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
