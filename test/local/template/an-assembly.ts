import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

interface StackContent {
  Resources?: Record<string, { Type: string; Condition?: string; Properties?: Record<string, unknown> }>;
  Outputs?: Record<string, unknown>;
  Parameters?: Record<string, unknown>;
  Conditions?: Record<string, unknown>;
}

/** A cloud assembly on the disk, as `cdk synth` leaves it. The asset `code.zip` lies in its folder `asset.code`. */
export function anAssembly(stacks: Record<string, StackContent>): string {
  const folder = temporaryFolder();
  const write = (file: string, content: unknown) => writeFileSync(join(folder, file), JSON.stringify(content));
  const artifacts = Object.keys(stacks).flatMap((name) => [
    [`${name}.assets`, { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } }],
    [name, { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } }],
  ]);
  write('manifest.json', {
    version: '1',
    artifacts: Object.fromEntries([...artifacts, ['Tree', { type: 'cdk:tree' }]]),
  });
  write('assets.json', {
    files: { code: { source: { path: 'asset.code' }, destinations: { here: { objectKey: 'code.zip' } } } },
  });
  for (const [name, template] of Object.entries(stacks)) write(`${name}.template.json`, template);
  return folder;
}
