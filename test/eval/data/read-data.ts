import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Attack, attackSchema } from './attack.ts';
import { type Dialogue, dialogueSchema } from './dialogue.ts';
import { type HonestAnswer, honestAnswerSchema } from './honest-answer.ts';
import { type Shop, shopSchema } from './shop.ts';
import { TRADES, type Trade } from './trades.ts';

export class DataProblem extends Error {}

interface ShopCase {
  id: string;
  listing?: string | undefined;
}

/** A case with the shop it happens in. */
export interface InShop<Case extends ShopCase> {
  shop: Shop;
  it: Case;
}

export interface Choice {
  trade?: Trade | undefined;
  /** A case whose id is this or begins so. */
  only?: string | undefined;
}

/** The shop of a trade. Throws a `DataProblem` that names the file and the place. */
export function readShop(trade: Trade): Shop {
  const shop = readFile(`shops/${trade}.yaml`, shopSchema);
  const keys = new Set(Object.keys(shop.listings));
  for (const [name, { listings }] of Object.entries(shop.articles)) {
    const unknown = listings.find((key) => !keys.has(key));
    if (unknown !== undefined) throw new DataProblem(`shops/${trade}.yaml: article ${name}: no listing ${unknown}`);
  }
  return shop;
}

export function readAttacks(choice: Choice): InShop<Attack>[] {
  return readCases('attacks', attackSchema, choice);
}

export function readHonestAnswers(choice: Choice): InShop<HonestAnswer>[] {
  return readCases('honest', honestAnswerSchema, choice);
}

export function readDialogues(choice: Choice): InShop<Dialogue>[] {
  return readCases('dialogues', dialogueSchema, choice);
}

/** A trade without a file has no cases yet. */
function readCases<Case extends ShopCase>(folder: string, schema: z.ZodType<Case>, choice: Choice): InShop<Case>[] {
  const seen = new Set<string>();
  return TRADES.filter((trade) => choice.trade === undefined || choice.trade === trade)
    .map((trade) => ({ trade, path: `${folder}/${trade}.yaml` }))
    .filter(({ path }) => existsSync(absolute(path)))
    .flatMap(({ trade, path }) => {
      const shop = readShop(trade);
      return readFile(path, z.array(schema)).map((it) => {
        requireSound(it, shop, path, seen);
        return { shop, it };
      });
    })
    .filter(({ it }) => choice.only === undefined || it.id.startsWith(choice.only));
}

function requireSound({ id, listing }: ShopCase, { listings }: Shop, path: string, seen: Set<string>): void {
  if (seen.has(id)) throw new DataProblem(`${path}: the id ${id} is taken`);
  seen.add(id);
  if (listing !== undefined && !Object.hasOwn(listings, listing)) {
    throw new DataProblem(`${path}: ${id}: the shop has no listing ${listing}`);
  }
}

function readFile<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseYaml(path), { reportInput: false });
  if (parsed.success) return parsed.data;
  throw new DataProblem(`${path}:\n${z.prettifyError(parsed.error)}`);
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(absolute(path), 'utf8'));
  } catch (cause) {
    throw new DataProblem(`${path}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, { cause });
  }
}

function absolute(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
