import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Listening {
  url: string;
  port: number;
  /** Stops accepting, lets running requests finish, drops idle connections. */
  close(): Promise<void>;
}

/** Listens on this machine only. Rejects with the system's error (`EADDRINUSE`). */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
