declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** LevelDB folder; in memory without it. */
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }
  function dynalite(options?: Options): Server;
  export = dynalite;
}
