import type { Hono } from 'hono';
import * as z from 'zod';
import type { MessageBody } from '../world/message.ts';
import type { AvitoContext, AvitoDeps, AvitoEnv } from './avito-env.ts';
import { chatOfPath } from './chat-routes.ts';
import { badRequest, notFound, validationError } from './error-bodies.ts';
import { imageUrls, lastMessageView } from './message-view.ts';
import { createOperations } from './operation.ts';
import { readBody } from './read-input.ts';

const deletableMs = 60 * 60 * 1000;
const maxImageBytes = 24 * 1024 * 1024;
const imageTypes = ['image/jpeg', 'image/heic', 'image/gif', 'image/bmp', 'image/png'];

/** Characters, not UTF-16 units: an emoji counts once. */
const text = z
  .string()
  .refine((value) => value.trim() !== '' && [...value].length <= 1000, 'must have 1 to 1000 characters');
const textBody = z.object({ type: z.literal('text'), message: z.object({ text }) });
const imageBody = z.object({ image_id: z.string() });

export function addSendRoutes(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { messenger } = createOperations(deps);
  const messages = '/messenger/v1/accounts/:user_id/chats/:chat_id/messages';

  app.post(
    messages,
    messenger('send-text', async (c) => {
      const body = await readBody(c, textBody);
      if (!body.ok) return body.answer;
      return send(c, deps, { type: 'text', text: body.value.message.text }, { withAuthor: false });
    }),
  );

  app.post(
    `${messages}/image`,
    messenger('send-image', async (c) => {
      const body = await readBody(c, imageBody);
      if (!body.ok) return body.answer;
      const imageId = body.value.image_id;
      if (!deps.images.belongsTo(imageId, c.get('account').id)) return c.json(badRequest('image not found'), 400);
      return send(c, deps, { type: 'image', imageId }, { withAuthor: true });
    }),
  );

  app.post(
    `${messages}/:message_id`,
    messenger('delete-message', (c) => deleteMessage(c, deps)),
  );

  app.post(
    '/messenger/v1/accounts/:user_id/uploadImages',
    messenger('upload-image', (c) => uploadImage(c, deps)),
  );
}

/** The text answer has no author, the image answer has one: so it is documented. */
async function send(c: AvitoContext, deps: AvitoDeps, body: MessageBody, { withAuthor }: { withAuthor: boolean }) {
  const chat = chatOfPath(c, deps);
  if (chat === undefined) return c.json(notFound(), 404);
  const message = deps.messenger.write(chat, { author: 'account', via: 'api', body });
  await deps.deliveries.announce(chat, message, c.get('answered').promise);
  const { author_id, ...sent } = lastMessageView(chat, message, deps.origin());
  return c.json(withAuthor ? { ...sent, author_id } : sent);
}

async function deleteMessage(c: AvitoContext, deps: AvitoDeps): Promise<Response> {
  const chat = chatOfPath(c, deps);
  const message = chat?.messages.find(({ id }) => id === c.req.param('message_id'));
  if (chat === undefined || message === undefined) return c.json(notFound(), 404);
  if (message.author !== 'account') return c.json(badRequest('only own messages can be deleted'), 400);
  if (deps.now() - message.createdAt > deletableMs) return c.json(badRequest('the message is older than an hour'), 400);
  deps.messenger.delete(chat, message);
  await deps.deliveries.announce(chat, message, c.get('answered').promise);
  return c.json({});
}

async function uploadImage(c: AvitoContext, deps: AvitoDeps): Promise<Response> {
  const form = await c.req.formData().catch(() => undefined);
  const files = form?.getAll('uploadfile[]') ?? [];
  const [file] = files;
  if (files.length !== 1 || !(file instanceof File)) {
    return c.json(validationError({ 'uploadfile[]': 'must be one file' }), 400);
  }
  if (!imageTypes.includes(file.type)) return c.json(validationError({ 'uploadfile[]': 'unknown image format' }), 400);
  if (file.size > maxImageBytes) return c.json(validationError({ 'uploadfile[]': 'must be at most 24 MB' }), 400);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = deps.images.add(c.get('account').id, { bytes, mediaType: file.type });
  return c.json({ [id]: imageUrls(id, deps.origin()) });
}
