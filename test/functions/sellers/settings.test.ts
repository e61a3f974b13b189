import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';

let api: SellersApi;
beforeAll(async () => {
  api = await aSellersApi();
});
afterAll(() => api.close());

const usual = sellerSettingsSchema.parse({});
const change = (sellerId: string, body: unknown, ifMatch?: number) =>
  api.call('changeSettings', {
    as: api.admin,
    params: { sellerId },
    body,
    ...(ifMatch === undefined ? {} : { headers: { 'if-match': `"${ifMatch}"` } }),
  });

describe('settings', () => {
  it('are read whole, with their version', async () => {
    const { sellerId } = await api.aSeller({ settings: usual });
    const read = await api.call('getSettings', { as: api.admin, params: { sellerId } });
    expect(read).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { ...usual, version: 1 } });
  });

  it('are not for operators', async () => {
    const { sellerId } = await api.aSeller();
    const as = await api.person('operator', [sellerId], 'operator-settings');
    expect(await api.call('getSettings', { as, params: { sellerId } })).toMatchObject({ status: 403 });
    expect(await api.call('changeSettings', { as, params: { sellerId }, body: {} })).toMatchObject({ status: 403 });
  });

  it('change in what is named, and the audit tells what', async () => {
    const { sellerId } = await api.aSeller({ settings: usual });
    const body = { mode: 'auto', instructions: 'Секрет фирмы', bargaining: { isAllowed: true } };
    expect(await change(sellerId, body, 1)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: {
        ...usual,
        mode: 'auto',
        instructions: 'Секрет фирмы',
        bargaining: { ...usual.bargaining, isAllowed: true },
      },
    });
    const [entry] = (await api.audit.newest({ sellerId }, { limit: 1 })).items;
    expect(entry).toMatchObject({
      action: 'changeSettings',
      details: { changed: { mode: { from: 'draft', to: 'auto' }, instructions: 'changed' } },
    });
    expect(JSON.stringify(entry)).not.toContain('Секрет');
  });

  it('come back to their default by null, and make no version of nothing', async () => {
    const { sellerId } = await api.aSeller({ settings: { ...usual, takeoverMinutes: 5, dailyCeilingMicroUsd: 0 } });
    const answer = await change(sellerId, { takeoverMinutes: null, dailyCeilingMicroUsd: null });
    expect(answer.body).toEqual({ ...usual, version: 2 });
    expect((await change(sellerId, { takeoverMinutes: 30 })).body).toMatchObject({ version: 2 });
  });

  it('are not changed by a stop or a new name, nor the seller by them', async () => {
    const { sellerId } = await api.aSeller();
    await api.call('stopSeller', { as: api.admin, params: { sellerId } });
    expect(await change(sellerId, { mode: 'off' }, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await api.sellers.get(sellerId)).toMatchObject({ version: 2, settingsVersion: 2 });
  });

  it('are not overwritten by whoever saw an old version', async () => {
    const { sellerId } = await api.aSeller({ settings: usual });
    await change(sellerId, { mode: 'auto' }, 1);
    expect(await change(sellerId, { mode: 'off' }, 1)).toMatchObject({
      status: 412,
      body: { code: 'version-conflict' },
    });
    expect(await api.sellers.get(sellerId)).toMatchObject({ settings: { mode: 'auto' } });
  });

  it('of two who change them at once, one is told to look again', async () => {
    const { sellerId } = await api.aSeller({ settings: usual });
    const answers = await Promise.all([change(sellerId, { mode: 'auto' }), change(sellerId, { takeoverMinutes: 7 })]);
    const lost = answers.filter(({ status }) => status === 409);
    const settings = (await api.sellers.get(sellerId))?.settings;
    // Whether they met or came one after the other: what was answered with 200 is there.
    if (lost.length === 0) expect(settings).toMatchObject({ mode: 'auto', takeoverMinutes: 7 });
    else expect(lost).toMatchObject([{ body: { code: 'changed-meanwhile' } }]);
  });

  it('name each field that is wrong', async () => {
    const { sellerId } = await api.aSeller();
    const body = {
      mode: 'on',
      timeZone: 'Mars/Base',
      persona: { age: 7 },
      workingHours: { monday: [{ from: '09:0', to: '10:00' }] },
    };
    const answer = await change(sellerId, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'mode',
      'persona.age',
      'timeZone',
      'workingHours.monday.0.from',
    ]);
  });
});
