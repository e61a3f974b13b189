import * as z from 'zod';

export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: boolean }
  | { L: AttributeValue[] }
  | { M: Item };
export interface Item {
  [name: string]: AttributeValue;
}

const attributeSchema: z.ZodType<AttributeValue> = z.lazy(() =>
  z.union([
    z.strictObject({ S: z.string() }),
    z.strictObject({ N: z.string() }),
    z.strictObject({ B: z.string() }),
    z.strictObject({ BOOL: z.boolean() }),
    z.strictObject({ NULL: z.boolean() }),
    z.strictObject({ L: z.array(attributeSchema) }),
    z.strictObject({ M: itemSchema }),
  ]),
);
export const itemSchema: z.ZodType<Item> = z.lazy(() => z.record(z.string(), attributeSchema));

/**
 * The size DynamoDB charges for, in bytes ("DynamoDB item sizes and formats" in the developer guide). The embedded engine
 * counts characters instead of UTF-8 bytes, and Cyrillic takes two.
 */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((total, [name, value]) => total + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return Buffer.from(value.B, 'base64').length;
  if ('L' in value) return value.L.reduce((total, element) => total + 1 + valueBytes(element), 3);
  if ('M' in value) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  return 1;
}

/** About a byte for two significant digits, one more, and one for a sign. */
function numberBytes(number: string): number {
  const digits = number
    .replace(/^-/, '')
    .replace(/e.*$/i, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}
