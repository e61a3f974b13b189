import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../listen.ts';
import { SecretsManagerError, secretOperations } from './secret-operations.ts';
import { openSecretStore, type SecretStore } from './secret-store.ts';

export interface SecretsManagerEngine {
  url: string;
  close(graceMs: number): Promise<void>;
}

/** Serves the few operations of Secrets Manager that are used here, in its JSON 1.1 protocol, from one file. */
export async function startSecretsManager(options: { file: string }): Promise<SecretsManagerEngine> {
  const store = openSecretStore(options.file);
  const server = createServer((request, response) => {
    answer(request, response, store).catch(() => response.destroy());
  });
  const { url, close } = await listen(server, 0);
  return { url, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, store: SecretStore): Promise<void> {
  const body = await text(request);
  const { status, output } = run(String(request.headers['x-amz-target']), body, store);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(output));
}

function run(target: string, body: string, store: SecretStore): { status: number; output: object } {
  const operation = secretOperations.get(target.replace(/^secretsmanager\./, ''));
  try {
    if (operation === undefined)
      throw new SecretsManagerError('UnknownOperationException', `${target} is not served here`);
    return { status: 200, output: operation(JSON.parse(body), store, Date.now()) };
  } catch (error) {
    if (error instanceof SecretsManagerError)
      return { status: 400, output: { __type: error.code, message: error.message } };
    return {
      status: 500,
      output: { __type: 'InternalServiceError', message: 'An error occurred on the server side.' },
    };
  }
}
