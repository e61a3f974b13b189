import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionDescription } from '../../../local/template/read-functions.ts';

/** The file of a function's bundle that Lambda would import. */
export function bundleFile({ name, codeFolder, handler }: FunctionDescription): string {
  const [module = ''] = handler.split('.');
  const file = ['.mjs', '.js', '.cjs'].map((extension) => join(codeFolder, module + extension)).find(existsSync);
  if (file === undefined) throw new Error(`the bundle of ${name} has no ${module}`);
  return file;
}
