import * as z from 'zod/mini';
import { createKept } from './chat-kept.ts';

/** What is being written in each chat. */
export const words = createKept('words', z.string(), '');

/** Adds to what stands there: nothing that was typed is replaced. */
export function addWords(key: string, text: string): void {
  const before = words.read(key);
  words.write(key, before.trim() === '' ? text : `${before.trimEnd()}\n${text}`);
}
