import { describe, expect, it } from 'vitest';
import { buyerNameIn } from '../../../shared/chats/buyer-name.ts';

const us = { id: '111', name: 'Мебель на Лесной' };
const named = (name: string | undefined, id = '900') =>
  buyerNameIn({ users: [us, { id, name }] }, { buyerId: '900', accountId: '111' });

describe('the name of a buyer', () => {
  it('is that of the user who writes to us', () => {
    expect(named('Ольга')).toBe('Ольга');
    const users = [us, { id: '7', name: 'Пётр' }, { id: '900', name: 'Ольга' }];
    expect(buyerNameIn({ users }, { buyerId: '900', accountId: '111' })).toBe('Ольга');
  });

  it('is that of the only other one where Avito gives users other ids', () => {
    expect(named('Ольга', 'f00d')).toBe('Ольга');
    const users = [us, { id: 'a', name: 'Пётр' }, { id: 'b', name: 'Ольга' }];
    expect(buyerNameIn({ users }, { buyerId: '900', accountId: '111' })).toBeUndefined();
  });

  it('is never our own', () => {
    expect(buyerNameIn({ users: [us] }, { buyerId: '900', accountId: '111' })).toBeUndefined();
    expect(buyerNameIn({ users: [us] }, { buyerId: '111', accountId: '111' })).toBeUndefined();
  });

  it.each([undefined, '', '   ', '\u202e\u200b', '…', '\n'])(
    'is none where there is nothing to be read: %j',
    (name) => {
      expect(named(name)).toBeUndefined();
    },
  );

  it('stands in one line and turns nothing beside it', () => {
    expect(named('  Ольга\n\tПетрова ')).toBe('Ольга Петрова');
    expect(named('\u202eаглО\u202c')).toBe('аглО');
    expect(named('محمد')).toBe('محمد');
    expect(named('<b>Ольга</b>')).toBe('<b>Ольга</b>');
  });

  it('is cut by whole characters', () => {
    expect(named('я'.repeat(10_000))).toBe(`${'я'.repeat(99)}…`);
    expect(named(`${'🙂'.repeat(98)}Ольга`)).toBe(`${'🙂'.repeat(98)}О…`);
    expect(named('я'.repeat(100))).toBe('я'.repeat(100));
  });
});
