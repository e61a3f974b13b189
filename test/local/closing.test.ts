import { expect, it } from 'vitest';
import { createClosing } from '../../local/closing.ts';

it('what was opened last is closed first, and once', async () => {
  const closing = createClosing();
  const closed: string[] = [];
  closing.add(() => closed.push('engine'));
  closing.add(async () => closed.push('gateway'));
  await Promise.all([closing.close(0), closing.close(0)]);
  expect(closed).toEqual(['gateway', 'engine']);
});

it('a part that fails to close does not keep the others open, and is reported', async () => {
  const closing = createClosing();
  const closed: string[] = [];
  closing.add(() => closed.push('engine'));
  closing.add(() => Promise.reject(new Error('stuck')));
  await expect(closing.close(0)).rejects.toMatchObject({ errors: [new Error('stuck')] });
  expect(closed).toEqual(['engine']);
});

it('what the first part uses of the grace period is gone for the next', async () => {
  const closing = createClosing();
  const graces: number[] = [];
  closing.add((graceMs) => graces.push(graceMs));
  closing.add(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await closing.close(10);
  expect(graces).toEqual([0]);
});
