import { setTimeout as sleepFor } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createAccessTokens } from './avito-api/access-tokens.ts';
import { createAvitoApp } from './avito-api/avito-app.ts';
import { liveOddities } from './avito-api/oddities.ts';
import { createCast } from './control/cast.ts';
import { createControlApp } from './control/control-routes.ts';
import { createPlay } from './control/play.ts';
import { createSandboxControl, type SandboxControl } from './control/sandbox-control.ts';
import { demoWorld } from './demo/demo-world.ts';
import { createFaultBook } from './faults/fault-book.ts';
import { addFeedRoutes } from './feed-routes.ts';
import { addMediaRoutes } from './media-routes.ts';
import { addPageRoutes } from './page-routes.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import type { SandboxAccount } from './world/account.ts';
import { createEvents } from './world/events.ts';
import { type IdSource, randomIds } from './world/id-source.ts';
import { createImageStore } from './world/image-store.ts';
import { createMessenger } from './world/messenger.ts';
import { createSignal } from './world/signal.ts';
import { keepWorldIn, readWorldFile } from './world/world-file.ts';

export interface AvitoSandboxOptions {
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** Keeps chats and accounts across restarts; pictures lie in a folder beside it. */
  dataFile?: string;
  /** Unix milliseconds: timestamps, the life of tokens and the hour of deletion follow it. */
  now?: () => number;
  /** How latency and delays wait. */
  sleep?: (milliseconds: number) => Promise<void>;
  newId?: IdSource;
  log?: (line: string) => void;
  /** Avito gives a webhook two seconds. */
  webhookTimeoutMs?: number;
  /** False starts without the furniture shop's old chats. */
  withOldChats?: boolean;
}

export interface AvitoSandbox {
  url: string;
  accounts: SandboxAccount[];
  control: SandboxControl;
  close(): Promise<void>;
}

/**
 * Starts an imitation of Avito: its API, webhooks to whoever subscribes, a page to play the buyer on.
 * @throws Error in one line for a port in use or a state file that cannot be read.
 */
export async function startAvitoSandbox(options: AvitoSandboxOptions): Promise<AvitoSandbox> {
  const { host = '127.0.0.1', port, dataFile } = options;
  const closing = createSignal();
  let url = '';
  const { app, control, flush } = createSandbox({ ...options, origin: () => url, closing: closing.promise });
  const server = createAdaptorServer({ fetch: app.fetch });
  url = `http://${host}:${await listening(server, port, host)}`;
  return {
    url,
    accounts: control.accounts(),
    control,
    async close() {
      closing.resolve();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await control.settled();
      if (dataFile) flush();
    },
  };
}

/** Keeps no process alive. */
const realSleep = (milliseconds: number) => sleepFor<void>(milliseconds, undefined, { ref: false });

function createSandbox(options: AvitoSandboxOptions & { origin: () => string; closing: Promise<void> }) {
  const { now = Date.now, newId = randomIds, log = () => {}, dataFile, origin, closing } = options;
  const { webhookTimeoutMs = 2000, withOldChats = true } = options;
  const sleep = (milliseconds: number) => Promise.race([(options.sleep ?? realSleep)(milliseconds), closing]);
  const world = (dataFile && readWorldFile(dataFile)) || demoWorld(now(), { withOldChats });
  const file = dataFile ? keepWorldIn(dataFile, world, log) : { changed: () => {}, flush: () => {} };
  const { changed } = file;
  const events = createEvents();
  const oddities = { ...liveOddities };
  const faults = createFaultBook(() => events.emit({ type: 'settings' }));
  const images = createImageStore({ world, newId, changed }, dataFile && `${dataFile}.images`);
  const messenger = createMessenger({ world, events, now, newId, changed });
  const tokens = createAccessTokens({ now, newId });
  const common = { world, events, faults, oddities, now, sleep, newId, origin };
  const deliveries = createDeliveries({ ...common, timeoutMs: webhookTimeoutMs, log });
  const play = createPlay({ world, messenger, deliveries, images, origin });
  const cast = createCast({ world, changed, now });
  const control = createSandboxControl({ world, cast, play, faults, deliveries, tokens, oddities, events, changed });

  const app = new Hono();
  addPageRoutes(app);
  addMediaRoutes(app, { images, world });
  addFeedRoutes(app, { world });
  app.route('/sandbox', createControlApp({ control, origin, closing }));
  const avito = createAvitoApp({
    ...common,
    messenger,
    images,
    tokens,
    deliveries,
    closing,
    webhookTimeoutMs,
    changed,
  });
  app.mount('/', avito.fetch);
  return { app, control, flush: file.flush };
}

function listening(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${cause.code ?? 'unknown reason'})`;
      reject(new Error(`the sandbox's port ${port} ${why}`, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
