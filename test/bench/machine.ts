import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** One line: figures without their machine mean nothing. */
export function machine(now: Date): string {
  const load = loadavg()[0] ?? 0;
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `Node ${process.versions.node}`,
    `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `load ${load.toFixed(1)} before the run`,
  ].join(', ');
}
