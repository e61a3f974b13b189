import { Hono } from 'hono';
import * as z from 'zod';
import { listingUrl, priceText } from '../avito-api/chat-view.ts';
import { odditiesChangeSchema } from '../avito-api/oddities.ts';
import { apiFaultSchema } from '../faults/api-fault.ts';
import { webhookFaultSchema } from '../faults/webhook-fault.ts';
import type { SandboxListing } from '../world/account.ts';
import { SandboxRefusal } from '../world/refusal.ts';
import { addEventsRoute } from './events-route.ts';
import {
  accountChangeSchema,
  buyerWritesSchema,
  listingChangeSchema,
  newAccountSchema,
  newBuyerSchema,
  newListingSchema,
  writesSchema,
} from './play-schemas.ts';
import { readJson } from './read-json.ts';
import type { SandboxControl } from './sandbox-control.ts';

const maxImageBytes = 24 * 1024 * 1024;

/** `/sandbox/...`: the control over HTTP, for the page and for tests in other processes. Errors are problems (RFC 9457) with a code. */
export function createControlApp(deps: {
  control: SandboxControl;
  origin: () => string;
  closing: Promise<void>;
}): Hono {
  const app = new Hono();
  addCastRoutes(app, deps.control);
  addPlayRoutes(app, deps.control);
  addFaultRoutes(app, deps.control);
  addEventsRoute(app, deps);
  app.onError((error, c) => {
    if (error instanceof SandboxRefusal) {
      return c.json({ status: error.status, code: error.code, title: error.message }, error.status);
    }
    if (error instanceof z.ZodError)
      return c.json({ status: 400, code: 'invalid', title: z.prettifyError(error) }, 400);
    return c.json({ status: 500, code: 'bug', title: 'the sandbox has a bug' }, 500);
  });
  return app;
}

function addCastRoutes(app: Hono, control: SandboxControl): void {
  app.get('/accounts', (c) => {
    const isHeard = (id: number) => control.subscriptionsOf(id).length > 0;
    return c.json({ items: control.accounts().map((account) => ({ ...account, isHeard: isHeard(account.id) })) });
  });
  app.post('/accounts', async (c) => c.json(control.addAccount(await readJson(c, newAccountSchema)), 201));
  app.patch('/accounts/:id', async (c) =>
    c.json(control.changeAccount(idOf(c.req.param('id')), await readJson(c, accountChangeSchema))),
  );
  app.get('/listings', (c) => {
    const accountId = c.req.query('accountId');
    const listings = control.listings(accountId === undefined ? undefined : idOf(accountId));
    return c.json({ items: listings.map(listingCard) });
  });
  app.post('/listings', async (c) => c.json(listingCard(control.addListing(await readJson(c, newListingSchema))), 201));
  app.patch('/listings/:id', async (c) =>
    c.json(listingCard(control.changeListing(idOf(c.req.param('id')), await readJson(c, listingChangeSchema)))),
  );
  app.get('/buyers', (c) => c.json({ items: control.buyers() }));
  app.post('/buyers', async (c) => c.json(control.addBuyer(await readJson(c, newBuyerSchema)), 201));
}

function addPlayRoutes(app: Hono, control: SandboxControl): void {
  app.get('/chats', (c) => {
    const chats = control.chatsOf(idOf(c.req.query('accountId') ?? ''));
    return c.json({ items: chats.map(({ messages, ...chat }) => ({ ...chat, messageCount: messages.length })) });
  });
  app.post('/chats', async (c) => c.json(control.buyerWrites(await readJson(c, buyerWritesSchema)), 201));
  app.get('/chats/:chatId/messages', (c) => c.json({ items: control.messagesOf(c.req.param('chatId')) }));
  app.post('/chats/:chatId/messages', async (c) => {
    const { as, ...said } = await readJson(c, writesSchema);
    const chatId = c.req.param('chatId');
    if (as === 'buyer') return c.json(control.buyerWrites({ chatId, ...said }), 201);
    if (as === 'seller') return c.json(control.sellerWrites({ chatId, ...said }), 201);
    return c.json(control.systemWrites({ chatId, text: said.text ?? '' }), 201);
  });
  app.delete('/chats/:chatId/messages/:messageId', (c) => {
    control.deletesMessage(c.req.param('chatId'), c.req.param('messageId'));
    return c.body(null, 204);
  });
  app.post('/chats/:chatId/read', (c) => {
    control.buyerReads(c.req.param('chatId'));
    return c.body(null, 204);
  });
  app.post('/images', async (c) => {
    const form = await c.req.formData().catch(() => undefined);
    const file = form?.get('file');
    if (!(file instanceof File) || !file.type.startsWith('image/') || file.size > maxImageBytes) {
      throw new SandboxRefusal(400, 'not-an-image', 'the field file must hold one image of at most 24 MB');
    }
    return c.json(
      { imageId: control.addImage({ bytes: new Uint8Array(await file.arrayBuffer()), mediaType: file.type }) },
      201,
    );
  });
}

function addFaultRoutes(app: Hono, control: SandboxControl): void {
  app.get('/faults', (c) => c.json(control.faults()));
  app.post('/faults', async (c) => {
    control.setFault(await readJson(c, apiFaultSchema));
    return c.json(control.faults(), 201);
  });
  app.post('/webhook-faults', async (c) => {
    control.setWebhookFault(await readJson(c, webhookFaultSchema));
    return c.json(control.faults(), 201);
  });
  app.post('/reset', async (c) => {
    await control.clearFaults();
    return c.json(control.faults());
  });
  app.post('/webhooks/release', async (c) => {
    await control.releaseHeld();
    return c.body(null, 204);
  });
  app.get('/deliveries', (c) => c.json({ items: control.deliveries() }));
  app.post('/tokens/expire', (c) => {
    const accountId = c.req.query('accountId');
    control.expireTokens(accountId === undefined ? undefined : idOf(accountId));
    return c.body(null, 204);
  });
  app.get('/oddities', (c) => c.json(control.oddities()));
  app.patch('/oddities', async (c) => {
    control.setOddities(await readJson(c, odditiesChangeSchema));
    return c.json(control.oddities());
  });
}

const listingCard = (listing: SandboxListing) => ({
  ...listing,
  priceText: priceText(listing.price),
  url: listingUrl(listing),
});

function idOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new SandboxRefusal(400, 'invalid-id', 'the id must be a number');
  return Number(text);
}
