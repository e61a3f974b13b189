import type { Hono } from 'hono';
import type { SandboxAccount, SandboxListing } from './world/account.ts';
import type { World } from './world/world.ts';

/** The file from which Avito would load an account's ads: it lies with the seller, so nobody has to sign in to read it. */
export function addFeedRoutes(app: Hono, { world }: { world: World }): void {
  app.get('/feeds/:file{[0-9]+\\.xml}', (c) => {
    const account = world.accounts.find(({ id }) => `${id}.xml` === c.req.param('file'));
    if (account === undefined) return c.notFound();
    const ads = world.listings.filter(({ ownerId, autoloadId }) => ownerId === account.id && autoloadId !== null);
    return c.body(feed(account, ads), 200, { 'content-type': 'application/xml; charset=utf-8' });
  });
}

function feed(account: SandboxAccount, listings: SandboxListing[]): string {
  const ads = listings.map((listing) => adOf(account, listing)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Ads formatVersion="3" target="Avito.ru">\n${ads}\n</Ads>\n`;
}

/** As generators of feeds write them, with what a buyer's assistant must not tell. */
function adOf({ name, phone }: SandboxAccount, listing: SandboxListing): string {
  const fields = {
    Id: escaped(listing.autoloadId ?? ''),
    Category: escaped(listing.category.name),
    Title: escaped(listing.title),
    Description: `<![CDATA[<p>${listing.description.replaceAll(']]>', '')}</p>]]>`,
    ...(listing.price === null ? {} : { Price: String(listing.price) }),
    Condition: 'Новое',
    Address: escaped(listing.address),
    ContactPhone: `+${phone}`,
    ManagerName: escaped(name),
  };
  const lines = Object.entries(fields).map(([tag, value]) => `    <${tag}>${value}</${tag}>`);
  return ['  <Ad>', ...lines, '  </Ad>'].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
