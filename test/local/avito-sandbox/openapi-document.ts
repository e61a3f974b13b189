import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Documented, but not always there: a quote was never seen live, and only the other person's entry has a profile. */
const sometimesAbsent = new Set(['quote', 'public_user_profile']);

/** One of Avito's OpenAPI documents, read strictly: what it does not name is an error, and so is a named property that is missing and not nullable. */
export class OpenApiDocument {
  readonly #root: Json;

  constructor(folder: string, file: string) {
    this.#root = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  }

  /** The JSON body of an answer. */
  answer(method: 'get' | 'post', path: string, status = '200'): z.ZodType {
    return this.#schema(
      at(this.#root, 'paths', path, method, 'responses', status, 'content', 'application/json', 'schema'),
    );
  }

  component(name: string): z.ZodType {
    return this.#schema(at(this.#root, 'components', 'schemas', name));
  }

  paths(): string[] {
    return Object.keys(Object(at(this.#root, 'paths')));
  }

  statuses(method: 'get' | 'post', path: string): string[] {
    return Object.keys(Object(at(this.#root, 'paths', path, method, 'responses')));
  }

  #schema(schema: Json | undefined): z.ZodType {
    const read = this.#strict(schema ?? null);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      throw new Error('the document has no such schema');
    return z.fromJSONSchema(read, { defaultTarget: 'openapi-3.0' });
  }

  #strict(schema: Json): Json {
    if (Array.isArray(schema)) return schema.map((inner) => this.#strict(inner));
    if (typeof schema !== 'object' || schema === null) return schema;
    if (typeof schema.$ref === 'string')
      return this.#strict(at(this.#root, ...schema.$ref.split('/').slice(1)) ?? null);
    const inner = Object.entries(schema).filter(([key]) => key !== 'example');
    const read = Object.fromEntries(inner.map(([key, value]) => [key, this.#strict(value)]));
    // zod reads int32 as any integer.
    if (read.format === 'int32' && read.type === 'integer')
      return { ...read, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
    const properties = read.properties;
    if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return read;
    const required = Object.keys(properties).filter(
      (name) => !sometimesAbsent.has(name) && at(properties, name, 'nullable') !== true,
    );
    return { ...read, required, additionalProperties: false };
  }
}

function at(json: Json, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[key] : undefined),
    json,
  );
}
