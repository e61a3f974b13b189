import type { Hono } from 'hono';
import { fakeVoice } from '../fake-voice.ts';
import type { ImageStore } from './world/image-store.ts';
import type { World } from './world/world.ts';

/** The pictures and voices that messages and chat cards link to. */
export function addMediaRoutes(app: Hono, { images, world }: { images: ImageStore; world: World }): void {
  app.get('/images/:size/:imageId', (c) => {
    const image = images.get(c.req.param('imageId'));
    if (image === undefined) return c.notFound();
    c.header('X-Content-Type-Options', 'nosniff');
    return c.body(image.bytes, 200, { 'content-type': image.mediaType });
  });
  app.get('/voices/:file', (c) => {
    const words = wordsOf(world, c.req.param('file').replace(/\.mp4$/, ''));
    return words === undefined ? c.notFound() : c.body(fakeVoice(words), 200, { 'content-type': 'audio/mp4' });
  });
  app.get('/listing-images/:listingId', (c) => {
    const listing = world.listings.find(({ id }) => String(id) === c.req.param('listingId'));
    return listing
      ? c.body(drawing(listing.title, listing.id), 200, { 'content-type': 'image/svg+xml' })
      : c.notFound();
  });
  app.get('/avatars/:size/:userId', (c) => {
    const user = world.buyers.find(({ id }) => String(id) === c.req.param('userId'));
    return user ? c.body(drawing(user.name, user.id), 200, { 'content-type': 'image/svg+xml' }) : c.notFound();
  });
}

function wordsOf({ chats }: World, voiceId: string): string | undefined {
  const bodies = chats.flatMap(({ messages }) => messages.map(({ body }) => body));
  const voice = bodies.find((body) => body.type === 'voice' && body.voiceId === voiceId);
  return voice?.type === 'voice' ? (voice.says ?? '') : undefined;
}

/** A coloured square with the first letter: no picture is shipped or fetched. */
function drawing(name: string, seed: number): string {
  const letter = [...name][0] ?? '?';
  const hue = (seed * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 105"><rect width="140" height="105" fill="hsl(${hue} 45% 82%)"/><text x="70" y="70" font-size="52" font-family="sans-serif" text-anchor="middle" fill="hsl(${hue} 45% 32%)">${/[\p{L}\p{N}]/u.test(letter) ? letter : '?'}</text></svg>`;
}
