import { type Scenario, scenarioSchema } from '../evaluation/scenario.ts';
import type { Table } from './table.ts';
import { VersionedItems } from './versioned-items.ts';

/** What a seller wants to see answered rightly whatever he changes. */
export class Scenarios extends VersionedItems<Scenario> {
  constructor(table: Table) {
    super(table, { prefix: 'SCENARIO#', schema: scenarioSchema, idOf: ({ scenarioId }) => scenarioId });
  }
}
