import { expect, onTestFinished } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { type AvitoSandboxOptions, startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import type { SandboxAccount } from '../../../local/avito-sandbox/world/account.ts';
import { countedIds } from '../../../local/avito-sandbox/world/id-source.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** The furniture shop's chair: 4 500 ₽, active. */
export const chairId = 3456789012;
export const shopId = DEMO_ACCOUNTS.furniture.id;
const startOfTest = Date.UTC(2026, 0, 1, 10);

/** A sandbox with a clock that stands still, ids that count, and no old chats. */
export async function aSandbox(options: Partial<AvitoSandboxOptions> = {}) {
  const clock = { now: startOfTest };
  const sandbox = await startAvitoSandbox({
    port: 0,
    now: () => clock.now,
    newId: countedIds(),
    withOldChats: false,
    ...options,
  });
  onTestFinished(() => sandbox.close());
  const { url, control } = sandbox;

  const token = (form: Record<string, string>) =>
    send(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  /** Calls the API as one account, with a new token. */
  const callAs = async (account: Pick<SandboxAccount, 'clientId' | 'clientSecret'>): Promise<Call> => {
    const { body } = await token({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
    });
    return callWith(url, textAt(body, 'access_token'));
  };
  return { sandbox, url, control, clock, token, callAs, call: await callAs(DEMO_ACCOUNTS.furniture) };
}

export function callWith(url: string, token: string): Call {
  const authorization = `Bearer ${token}`;
  return (method, path, body) => {
    if (body === undefined || body instanceof FormData) {
      return send(url + path, { method, headers: { authorization }, ...(body && { body }) });
    }
    const headers = { authorization, 'content-type': 'application/json' };
    return send(url + path, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  };
}

export async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** What lies at a path of keys, as text. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  return String(valueAt(value, ...path));
}

export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner ? Reflect.get(inner, key) : undefined),
    value,
  );
}

export const chatPath = (version: 'v1' | 'v2' | 'v3', chatId: string, accountId: number = shopId): string =>
  `/messenger/${version}/accounts/${accountId}/chats/${encodeURIComponent(chatId)}`;

export const aText = (text: string) => ({ type: 'text', message: { text } });

/** The error shape of messenger and user sections. */
export const anError = (code: number) => ({ error: expect.objectContaining({ code, message: expect.any(String) }) });
