import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import * as z from 'zod';

const { path } = z.object({ path: z.string() }).parse(workerData);
const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

// dynalite rethrows the error of a request that its client broke off, which would end the whole engine.
server.on('request', (request) => {
  request.removeAllListeners('error');
  request.on('error', () => {});
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') parentPort?.postMessage({ port: address?.port });
});

parentPort?.once('message', () => {
  server.closeIdleConnections();
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
