import { type Template, templateSchema } from '../knowledge/template.ts';
import type { Table } from './table.ts';
import { VersionedItems } from './versioned-items.ts';

/** A seller's ready answers. */
export class Templates extends VersionedItems<Template> {
  constructor(table: Table) {
    super(table, { prefix: 'TEMPLATE#', schema: templateSchema, idOf: ({ templateId }) => templateId });
  }
}
