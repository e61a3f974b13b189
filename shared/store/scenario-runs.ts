import { type ScenarioRun, scenarioRunSchema } from '../evaluation/scenario-run.ts';
import type { Table } from './table.ts';
import { VersionedItems } from './versioned-items.ts';

/** How a seller's scenarios went, the oldest first. */
export class ScenarioRuns extends VersionedItems<ScenarioRun> {
  constructor(table: Table) {
    super(table, { prefix: 'SCENARIO-RUN#', schema: scenarioRunSchema, idOf: ({ runId }) => runId });
  }
}
