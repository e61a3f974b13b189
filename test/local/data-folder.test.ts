import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../local/data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the data folder', () => {
  it('is made with its logs, and free again after release', () => {
    const folder = join(temporaryFolder(), 'new', 'deep');
    const data = openDataFolder(folder);
    expect(existsSync(data.path('logs'))).toBe(true);
    data.release();
    openDataFolder(folder).release();
  });

  it('cannot be used twice', () => {
    const folder = temporaryFolder();
    openDataFolder(folder);
    expect(() => openDataFolder(folder)).toThrow(`LOCAL_DATA_DIR: ${folder} is in use by process ${process.pid}.`);
  });

  it.each(['999999999', '', 'nonsense', '-1'])('is taken over from a process that is gone: %j', (pid) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock'), pid);
    openDataFolder(folder).release();
  });

  it('that cannot be written is named', () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    expect(() => openDataFolder(join(file, 'data'))).toThrow(
      `LOCAL_DATA_DIR: ${join(file, 'data')} cannot be written (ENOTDIR)`,
    );
  });
});
