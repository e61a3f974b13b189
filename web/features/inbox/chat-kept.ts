import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { currentSession, onSessionChange } from '../../api/session.ts';

/**
 * Something a person has begun, kept until it is done: it survives moving about, reloading and the end of the session, and ends
 * with this tab or when he signs out. Keys name the person, so nobody finds what another one wrote.
 */
export function createKept<T>(name: string, schema: z.ZodMiniType<T>, empty: T) {
  const values = new Map<string, T>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const read = (key: string): T => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = parse(sessionStorage.getItem(`${name} ${key}`), schema) ?? empty;
    values.set(key, value);
    return value;
  };
  const write = (key: string, value: T) => {
    values.set(key, value);
    store(`${name} ${key}`, value === empty ? undefined : JSON.stringify(value));
    tell();
  };
  onSessionChange(() => {
    const session = currentSession();
    // The session has emptied the store.
    if (session.status === 'signed-out' && session.because === 'chosen') values.clear();
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { read, write, use: (key: string) => useSyncExternalStore(subscribe, () => read(key)) };
}

function parse<T>(text: string | null, schema: z.ZodMiniType<T>): T | undefined {
  if (text === null) return undefined;
  try {
    return z.safeParse(schema, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Where there is no room, the page itself still has it. */
function store(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}
