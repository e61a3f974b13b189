import { describe, expect, it } from 'vitest';
import { beginDraft, nextDraft, type VersionedSettings } from '../../../web/features/settings/settings-draft.ts';
import { changedPaths, usualSettings, withSetting } from '../../../web/parts/seller-settings.ts';

const version = (number: number, change: Partial<VersionedSettings> = {}): VersionedSettings => ({
  ...usualSettings,
  ...change,
  version: number,
});

describe('a draft of settings', () => {
  it('begins as what is saved, and never holds the version', () => {
    expect(beginDraft(version(3)).typed).toEqual(usualSettings);
  });

  it('takes a newer version in around what was typed, and says whose is what', () => {
    const typed = nextDraft(beginDraft(version(1)), { kind: 'typed', path: 'takeoverMinutes', value: 60 });
    const next = nextDraft(typed, { kind: 'read', saved: version(2, { takeoverMinutes: 90, mode: 'off' }) });
    expect(next.typed).toMatchObject({ takeoverMinutes: 60, mode: 'off' });
    expect(next.saved.version).toBe(2);
    expect(next).toMatchObject({ theirs: ['mode', 'takeoverMinutes'], contested: ['takeoverMinutes'] });
  });

  it('remembers what others did through several versions, until it was seen', () => {
    let draft = nextDraft(beginDraft(version(1)), { kind: 'typed', path: 'retentionDays', value: 30 });
    draft = nextDraft(draft, { kind: 'read', saved: version(2, { mode: 'off' }) });
    draft = nextDraft(draft, { kind: 'read', saved: version(3, { mode: 'off', trade: 'cars' }) });
    expect(draft.theirs).toEqual(['mode', 'trade']);
    expect(nextDraft(draft, { kind: 'known' }).theirs).toEqual([]);
  });

  it('is not moved by the version it has, nor by an older one that came late', () => {
    const draft = nextDraft(beginDraft(version(2)), { kind: 'typed', path: 'mode', value: 'auto' });
    expect(nextDraft(draft, { kind: 'read', saved: version(2) })).toBe(draft);
    expect(nextDraft(draft, { kind: 'read', saved: version(1, { mode: 'off' }) })).toBe(draft);
  });

  it('keeps what was typed while it was being saved', () => {
    const sent = nextDraft(beginDraft(version(1)), { kind: 'typed', path: 'mode', value: 'auto' });
    const more = nextDraft(sent, { kind: 'typed', path: 'retentionDays', value: 90 });
    const done = nextDraft(more, { kind: 'saved', sent: sent.typed, saved: version(2, { mode: 'auto' }) });
    expect(changedPaths(done.saved, done.typed)).toEqual(['retentionDays']);
  });

  it('shows what the server made of what was sent, such as a name without spaces', () => {
    const sent = nextDraft(beginDraft(version(1)), { kind: 'typed', path: 'persona.name', value: ' Ася ' });
    const persona = { ...usualSettings.persona, name: 'Ася' };
    const done = nextDraft(sent, { kind: 'saved', sent: sent.typed, saved: version(2, { persona }) });
    expect(changedPaths(done.saved, done.typed)).toEqual([]);
    expect(done.theirs).toEqual([]);
  });

  it('lets go of what was typed for theirs, or for what is saved', () => {
    const typed = nextDraft(beginDraft(version(1)), { kind: 'typed', path: 'takeoverMinutes', value: 60 });
    const next = nextDraft(typed, { kind: 'read', saved: version(2, { takeoverMinutes: 90 }) });
    const taken = nextDraft(next, { kind: 'taken', path: 'takeoverMinutes', value: 90 });
    expect(taken).toMatchObject({ typed: { takeoverMinutes: 90 }, contested: [] });
    expect(nextDraft(next, { kind: 'cancelled' }).typed).toEqual(withSetting(usualSettings, 'takeoverMinutes', 90));
  });
});
