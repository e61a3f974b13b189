// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's

import { describe, expect, it } from 'vitest';
import { noValue, resolveValue, type Scope } from '../../../local/template/intrinsics.ts';

const scope: Scope = {
  place: 'Stack/Thing (AWS::Some::Thing)',
  ref: (name) =>
    new Map<string, unknown>([
      ['AWS::Region', 'eu-central-1'],
      ['AWS::NoValue', noValue],
      ['Queue', 'http://queue'],
    ]).get(name),
  attribute: (logicalId, attribute) => (logicalId === 'Table' && attribute === 'Stream.Arn' ? 'stream-arn' : undefined),
  importValue: (name) => (name === 'Storage:TableArn' ? 'table-arn' : undefined),
  condition: (name) => name === 'IsProd',
};

describe('an intrinsic function', () => {
  it.each([
    ['Ref', { Ref: 'Queue' }, 'http://queue'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Stream.Arn'] }, 'stream-arn'],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'stream-arn'],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }, 7]] }, 'a/eu-central-1/7'],
    ['Fn::Split', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '$.{AWS::Region} ${AWS::Region} ${Table.Stream.Arn} ${!Literal}' },
      '$.{AWS::Region} eu-central-1 stream-arn ${Literal}',
    ],
    [
      'Fn::Sub with values',
      { 'Fn::Sub': ['${Mine}-${AWS::Region}', { Mine: { Ref: 'Queue' } }] },
      'http://queue-eu-central-1',
    ],
    ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'Storage:TableArn' } }, 'table-arn'],
    ['Fn::If', { 'Fn::If': ['IsProd', 'many', { Ref: 'Nowhere' }] }, 'many'],
    ['Fn::Equals', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] }, true],
    ['Fn::Not', { 'Fn::Not': [{ Condition: 'IsProd' }] }, false],
    ['Fn::And', { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }, false],
    ['Fn::Or', { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }, true],
  ])('%s is computed', (_name, value, expected) => {
    expect(resolveValue(value, scope)).toEqual(expected);
  });

  it('is found at any depth, and what stands for no value is left out', () => {
    const value = {
      list: [{ deep: { Ref: 'Queue' } }, { Ref: 'AWS::NoValue' }],
      gone: { Ref: 'AWS::NoValue' },
      kept: null,
    };
    expect(resolveValue(value, scope)).toEqual({ list: [{ deep: 'http://queue' }], kept: null });
  });

  it.each([
    [{ 'Fn::GetAZs': '' }, 'Stack/Thing (AWS::Some::Thing) uses Fn::GetAZs, which cannot be computed here'],
    [{ Ref: 'Nowhere' }, 'Stack/Thing (AWS::Some::Thing) refers to Nowhere, which has no value here'],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'Stack/Thing (AWS::Some::Thing) refers to Role.Arn, which has no value here'],
    [
      { 'Fn::ImportValue': 'Other:Export' },
      'Stack/Thing (AWS::Some::Thing) refers to Other:Export, which has no value here',
    ],
    [{ 'Fn::Sub': '${Nowhere}' }, 'Stack/Thing (AWS::Some::Thing) refers to Nowhere, which has no value here'],
    [{ 'Fn::Select': [2, ['a']] }, 'Stack/Thing (AWS::Some::Thing) selects item 2 of a shorter list'],
    [{ 'Fn::Join': 'a' }, 'Stack/Thing (AWS::Some::Thing) holds something else where a list is due'],
    [{ 'Fn::Join': ['', [{}]] }, 'Stack/Thing (AWS::Some::Thing) holds something else where a text is due'],
    [{ 'Fn::If': ['IsProd'] }, 'Stack/Thing (AWS::Some::Thing) holds something else where Fn::If is due'],
  ])('that cannot be computed names the resource: %j', (value, message) => {
    expect(() => resolveValue(value, scope)).toThrow(message);
  });
});
