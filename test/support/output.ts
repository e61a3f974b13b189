import { vi } from 'vitest';

/** What the process writes from now on to its two outputs, where logs and metrics of a function go. */
export function captureOutput() {
  let written = '';
  const take = (chunk: string | Uint8Array) => {
    written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take),
    vi.spyOn(process.stderr, 'write').mockImplementation(take),
  ];
  return {
    text: () => written,
    restore() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
