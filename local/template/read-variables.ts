import { variableOf } from '../../shared/care/output-names.ts';
import type { TemplateReader } from './template-reader.ts';

/** What the stacks tell people and commands in their outputs, by the names functions know it under. */
export function readVariables(reader: TemplateReader): Record<string, string> {
  return Object.fromEntries(reader.outputs().map(({ name, value }) => [variableOf(name), String(value)]));
}
