import type * as z from 'zod';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import { ApiProblem, type Client, createClient } from '../../shared/api/client.ts';
import type { user } from '../../shared/api/user.ts';
import { type Api, routes } from './routes.ts';

declare const __ROUTES__: { [Name in keyof typeof authRoutes]: { method: 'GET'; path: `/${string}` } };

export type User = z.output<typeof user>;
export type Session =
  | { status: 'unknown' }
  | { status: 'signed-in'; user: User }
  /** `ended`: not by this person on this page. */
  | { status: 'signed-out'; because: 'never' | 'chosen' | 'ended' };

type Tokens = z.output<(typeof authRoutes)['logIn']['answer']>;
type Auth = Pick<Client<Api>, 'logIn' | 'logOut' | 'refreshTokens' | 'acceptInvitation'>;

/** These routes speak for themselves: no access token goes along. */
const auth: Auth = createClient<Api>(routes, { baseUrl: '' });

/** Whether a refresh cookie may be there; the cookie itself no script can see. */
const MARK = 'was-signed-in';
/** Exchanged so long before it ends, so that no request finds it expired on the way. */
const EARLY_MS = 60_000;

const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel('session');
let session: Session = { status: 'unknown' };
/** In memory only: nothing that a script of another page could find. */
let access: { token: string; goodUntil: number } | undefined;

export function currentSession(): Session {
  return session;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function signIn(email: string, password: string): Promise<void> {
  begin(await auth.logIn({ body: { email, password } }));
  otherTabs.postMessage('signed-in');
}

export async function acceptInvitation(token: string, password: string): Promise<void> {
  begin(await auth.acceptInvitation({ params: { token }, body: { password } }));
  otherTabs.postMessage('signed-in');
}

/** Ends the session here and in all tabs, and on the server if it can be reached. */
export async function signOut(): Promise<void> {
  try {
    await auth.logOut();
  } finally {
    end('chosen');
    otherTabs.postMessage('signed-out');
  }
}

/** New tokens that came with an answer, as after a change of the password. */
export function begin(tokens: Tokens): void {
  access = { token: tokens.accessToken, goodUntil: Date.now() + tokens.expiresIn * 1_000 };
  localStorage.setItem(MARK, '1');
  become({ status: 'signed-in', user: tokens.user });
}

/** Finds out who is signed in by the refresh cookie. Rejects when the server is not reached. */
export async function resume(): Promise<Session> {
  if (session.status !== 'unknown') return session;
  if (localStorage.getItem(MARK) === null) end('never');
  else await renew(undefined);
  return session;
}

/** A token that is good for the next request; `undefined` when nobody is signed in. */
export async function freshToken(): Promise<string | undefined> {
  if (access !== undefined && Date.now() < access.goodUntil - EARLY_MS) return access.token;
  if (session.status !== 'signed-in') return access?.token;
  return renew(access?.token);
}

/** Reads anew who is signed in and what is his: he has just been given a shop, say. */
export async function refreshUser(): Promise<void> {
  await renew(access?.token);
}

/**
 * Exchanges the refresh cookie, unless `stale` has been replaced meanwhile. A refresh token is good for one exchange, and a
 * second one ends the session: so one tab at a time, and each sends the cookie that the one before it got.
 */
export async function renew(stale: string | undefined): Promise<string | undefined> {
  await navigator.locks.request('refresh-tokens', async () => {
    if (access !== undefined && access.token !== stale) return;
    try {
      begin(await exchange());
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      end('ended');
    }
  });
  return access?.token;
}

async function exchange(): Promise<Tokens> {
  try {
    return await auth.refreshTokens();
  } catch (error) {
    // A page without the lock was quicker: by now the cookie is the newer one.
    if (error instanceof ApiProblem && error.code === 'refresh-overtaken') return auth.refreshTokens();
    throw error;
  }
}

function end(because: 'never' | 'chosen' | 'ended'): void {
  access = undefined;
  localStorage.removeItem(MARK);
  // What was begun on this tab is kept over an end that nobody chose, and is nobody's after one's own.
  if (because === 'chosen') sessionStorage.clear();
  if (session.status !== 'signed-out') become({ status: 'signed-out', because });
}

function become(next: Session): void {
  const before = session;
  session = next;
  // Somebody else signed in: nothing that was read as the one before may stay on the page.
  if (before.status === 'signed-in' && next.status === 'signed-in' && before.user.userId !== next.user.userId) {
    location.replace('/');
  }
  for (const listener of listeners) listener();
}

otherTabs.addEventListener('message', ({ data }) => {
  if (data === 'signed-out' && session.status === 'signed-in') end('ended');
  if (data === 'signed-in' && session.status === 'signed-out') location.reload();
});
