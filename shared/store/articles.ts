import type { Table } from './table.ts';

export class Articles {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  get tableName(): string {
    return this.#table.name;
  }
}
