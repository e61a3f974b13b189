import { describe, expect, it } from 'vitest';
import { changedFields } from '../../../web/features/knowledge/changed-fields.ts';
import { withChips } from '../../../web/features/knowledge/chips.ts';
import { endedJobs, isUnderWay, shareDone } from '../../../web/features/knowledge/job-state.ts';
import { LARGEST_UPLOAD_BYTES, uploadProblem } from '../../../web/features/knowledge/upload-problem.ts';

describe('keywords as they are typed', () => {
  it('are parted by commas, semicolons and line ends', () => {
    expect(withChips(['адрес'], ' где  забрать, самовывоз;\nметро ')).toEqual([
      'адрес',
      'где забрать',
      'самовывоз',
      'метро',
    ]);
  });

  it('are kept once, whatever their case', () => {
    expect(withChips(['Адрес'], 'адрес, АДРЕС, 😀, 😀')).toEqual(['Адрес', '😀']);
  });

  it('are none when nothing but signs was typed', () => {
    expect(withChips([], ' , ;\n')).toEqual([]);
  });
});

describe('a change of something', () => {
  it('holds only what differs, also within lists', () => {
    const before = { title: 'Доставка', tags: ['а'], isActive: true };
    expect(changedFields({ ...before, tags: ['а', 'б'] }, before)).toEqual({ tags: ['а', 'б'] });
    expect(changedFields({ ...before, tags: ['а'] }, before)).toEqual({});
  });
});

describe('a file to be uploaded', () => {
  it.each(['feed.xml', 'FEED.XML', 'table.csv', 'feed.xml.gz', 'table.txt'])('may be %s', (name) =>
    expect(uploadProblem({ name, size: 1 })).toBeUndefined(),
  );

  it.each([
    ['table.xlsx', 10, 'spreadsheet'],
    ['photo.jpg', 10, 'wrong-type'],
    ['без имени', 10, 'wrong-type'],
    ['feed.xml', 0, 'empty'],
    ['feed.xml', LARGEST_UPLOAD_BYTES + 1, 'too-large'],
  ])('may not be %s of %i bytes', (name, size, problem) => expect(uploadProblem({ name, size })).toBe(problem));
});

describe('a job', () => {
  it('is looked at again only while it moves on by itself', () => {
    const states = ['awaiting-upload', 'queued', 'running', 'done', 'failed'] as const;
    expect(states.filter((state) => isUnderWay({ state }))).toEqual(['queued', 'running']);
  });

  it('has ended when it was under way before', () => {
    const before = [
      { jobId: 'one', state: 'running' as const },
      { jobId: 'two', state: 'done' as const },
    ];
    const now = [
      { jobId: 'one', state: 'failed' as const },
      { jobId: 'two', state: 'done' as const },
      { jobId: 'three', state: 'done' as const },
    ];
    expect(endedJobs(before, now).map(({ jobId }) => jobId)).toEqual(['one']);
  });

  it('tells how much is done as soon as it knows of how much', () => {
    expect(shareDone({ done: 5 })).toBeUndefined();
    expect(shareDone({ done: 0, total: 0 })).toBeUndefined();
    expect(shareDone({ done: 5, total: 20 })).toBe(0.25);
    expect(shareDone({ done: 30, total: 20 })).toBe(1);
  });
});
