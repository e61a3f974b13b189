/** The engine's own storage, as far as the bench fills it: keys and index entries are made by the engine's functions. */
declare module 'dynalite/db/index.js' {
  type Item = Record<string, Record<string, unknown>>;
  interface Table {
    GlobalSecondaryIndexes?: unknown[];
  }
  interface Operation {
    type: 'put';
    key: string;
    value: unknown;
    valueEncoding?: 'utf8';
  }
  interface Part {
    batch(operations: Operation[], done: (error: Error | null) => void): void;
  }
  export interface Store {
    getTable(name: string, done: (error: Error | null, table: Table) => void): void;
    getItemDb(tableName: string): Part;
    getIndexDb(kind: 'Global', tableName: string, indexName: string): Part;
    db: { close(done: (error: Error | null) => void): void };
  }
  export function create(options: { path: string }): Store;
  export function createKey(item: Item, table: Table): string;
  export function getIndexActions(
    indexes: unknown[],
    existing: undefined,
    item: Item,
    table: Table,
  ): { puts: { index: string; key: string; item: Item }[] };
}
