import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { chairId, shopId } from './a-sandbox.ts';

function aDataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'avito-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'state', 'sandbox.json');
}

describe('the state file', () => {
  it('keeps chats, subscriptions, changes and pictures across a restart', async () => {
    const dataFile = aDataFile();
    const before = await startAvitoSandbox({ port: 0, dataFile });
    const imageId = before.control.addImage({ bytes: new Uint8Array([7]), mediaType: 'image/png' });
    const { chatId } = before.control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    before.control.buyerWrites({ chatId, body: { type: 'image', imageId } });
    before.control.changeListing(chairId, { price: 4300 });
    before.control.setSubscriptions(shopId, ['http://127.0.0.1:9/hook']);
    await before.close();

    const after = await startAvitoSandbox({ port: 0, dataFile });
    onTestFinished(() => after.close());
    expect(after.control.messagesOf(chatId)).toMatchObject([{ text: 'Здравствуйте' }, { type: 'image' }]);
    expect(after.control.listings(shopId)[0]).toMatchObject({ id: chairId, price: 4300 });
    expect(after.control.subscriptionsOf(shopId)).toHaveLength(1);
    expect(await (await fetch(`${after.url}/images/640x480/${imageId}`)).bytes()).toEqual(new Uint8Array([7]));
    expect(after.control.buyerWrites({ listingId: chairId, text: 'Это снова я' }).chatId).toBe(chatId);
  });

  it('is written whole: nothing temporary stays beside it', async () => {
    const dataFile = aDataFile();
    const sandbox = await startAvitoSandbox({ port: 0, dataFile });
    sandbox.control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    await sandbox.close();
    expect(readdirSync(join(dataFile, '..'))).toEqual(['sandbox.json']);
    expect(JSON.parse(readFileSync(dataFile, 'utf8'))).toMatchObject({ version: 1 });
  });

  it.each([
    ['broken JSON', '{"version":1,'],
    ['another shape', '{"version":2}'],
    ['nothing', ''],
  ])('with %s is one clear line that names it', async (_case, content) => {
    const dataFile = join(aDataFile(), '..', '..', 'broken.json');
    writeFileSync(dataFile, content);
    const failure = startAvitoSandbox({ port: 0, dataFile });
    await expect(failure).rejects.toThrow(dataFile);
    await expect(failure).rejects.not.toThrow('\n');
    expect(readFileSync(dataFile, 'utf8')).toBe(content);
  });
});

describe('a folder that cannot be used', () => {
  it('is one clear line at the start', async () => {
    const file = join(aDataFile(), '..', '..', 'file');
    writeFileSync(file, '');
    const dataFile = join(file, 'sandbox.json');
    await expect(startAvitoSandbox({ port: 0, dataFile })).rejects.toThrow(dataFile);
  });

  it('later is a line in the log, and the sandbox goes on', async () => {
    const dataFile = aDataFile();
    const lines: string[] = [];
    const sandbox = await startAvitoSandbox({ port: 0, dataFile, log: (line) => lines.push(line) });
    rmSync(join(dataFile, '..'), { recursive: true });
    await sandbox.close();
    expect(lines).toEqual([expect.stringContaining(dataFile)]);
  });
});

describe('starting', () => {
  it('on a port in use is one clear line that names it', async () => {
    const first = await startAvitoSandbox({ port: 0 });
    onTestFinished(() => first.close());
    const port = Number(new URL(first.url).port);
    await expect(startAvitoSandbox({ port })).rejects.toThrow(`the sandbox's port ${port} is in use`);
  });
});
