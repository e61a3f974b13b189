import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Listening {
  url: string;
  port: number;
  /** Stops accepting and lets running requests finish, at most for the grace period. A second call does nothing. */
  close(graceMs: number): Promise<void>;
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
    close: async (graceMs) => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
