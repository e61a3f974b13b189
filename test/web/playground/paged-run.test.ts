import { describe, expect, it } from 'vitest';
import { PagedRun } from '../../../web/features/playground/paged-run.ts';

interface Page {
  name: string;
  nextCursor?: string;
}

const three: Record<string, Page> = {
  begin: { name: 'one', nextCursor: 'b' },
  b: { name: 'two', nextCursor: 'c' },
  c: { name: 'three' },
};
const ask = async (cursor = 'begin'): Promise<Page> => {
  const page = three[cursor];
  if (page === undefined) throw new Error('no such page');
  return page;
};
const names = (run: PagedRun<Page>) => run.state().pages.map(({ name }) => name);

describe('a run, page by page', () => {
  it('goes on to the last page and tells of each', async () => {
    const run = new PagedRun<Page>();
    const seen: number[] = [];
    run.subscribe(() => seen.push(run.state().pages.length));
    await run.start(ask, { total: 3 });
    expect(run.state()).toMatchObject({ status: 'done', total: 3 });
    expect(names(run)).toEqual(['one', 'two', 'three']);
    expect(seen).toEqual([0, 1, 2, 3, 3]);
  });

  it('keeps what is done when it is stopped, and goes on from there', async () => {
    const run = new PagedRun<Page>();
    const stop = run.subscribe(() => {
      if (run.state().pages.length === 2) run.stop();
    });
    await run.start(ask);
    expect(run.state().status).toBe('stopped');
    expect(names(run)).toEqual(['one', 'two']);
    stop();
    await run.goOn();
    expect(run.state().status).toBe('done');
    expect(names(run)).toEqual(['one', 'two', 'three']);
  });

  it('does not take a page that comes after it was stopped', async () => {
    const run = new PagedRun<Page>();
    const { promise, resolve } = Promise.withResolvers<Page>();
    const over = run.start(() => promise);
    run.stop();
    resolve({ name: 'late' });
    await over;
    expect(run.state()).toMatchObject({ status: 'stopped', pages: [] });
  });

  it('keeps what is done when a page fails, and asks for the same page again', async () => {
    const run = new PagedRun<Page>();
    let isBroken = true;
    await run.start(async (cursor) => {
      if (cursor === 'b' && isBroken) throw new Error('503');
      return ask(cursor);
    });
    expect(run.state()).toMatchObject({ status: 'failed', error: new Error('503') });
    expect(names(run)).toEqual(['one']);
    isBroken = false;
    await run.goOn();
    expect(run.state()).toMatchObject({ status: 'done' });
    expect(run.state().error).toBeUndefined();
    expect(names(run)).toEqual(['one', 'two', 'three']);
  });

  it('adds to what was done before, or begins anew', async () => {
    const run = new PagedRun<Page>();
    await run.start(ask);
    await run.start(async () => ({ name: 'again' }), { isAddition: true });
    expect(names(run)).toEqual(['again']);
    expect(run.state().earlier).toHaveLength(3);
    await run.start(ask);
    expect(run.state().earlier).toEqual([]);
  });

  it('is given up by a new one', async () => {
    const run = new PagedRun<Page>();
    const { promise, resolve } = Promise.withResolvers<Page>();
    const first = run.start(() => promise);
    const second = run.start(ask);
    resolve({ name: 'of the first' });
    await Promise.all([first, second]);
    expect(names(run)).toEqual(['one', 'two', 'three']);
  });

  it('does not go on where there is nothing to go on with', async () => {
    const run = new PagedRun<Page>();
    await run.goOn();
    expect(run.state().status).toBe('idle');
  });
});
