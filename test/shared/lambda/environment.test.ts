import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { json, positiveInteger, readEnvironment, text, url } from '../../../shared/lambda/environment.ts';

const prices = json(z.object({ input: z.number() }), 'a JSON table of prices');
const parsers = { TABLE_NAME: text, AVITO_API_URL: url, TIMEOUT_MS: positiveInteger, PRICES: prices };

describe('the environment of a function', () => {
  it('becomes values', () => {
    const environment = readEnvironment(parsers, {
      TABLE_NAME: 'table',
      AVITO_API_URL: 'https://api.avito.ru//',
      TIMEOUT_MS: '1500',
      PRICES: '{"input":0.1}',
      OTHER: 'ignored',
    });
    expect(environment).toEqual({
      TABLE_NAME: 'table',
      AVITO_API_URL: 'https://api.avito.ru',
      TIMEOUT_MS: 1_500,
      PRICES: { input: 0.1 },
    });
  });

  it("is the process's own by default", () => {
    vi.stubEnv('TABLE_NAME', 'from the process');
    expect(readEnvironment({ TABLE_NAME: text })).toEqual({ TABLE_NAME: 'from the process' });
    vi.unstubAllEnvs();
  });

  it('names everything that is missing or wrong, at once, and no value', () => {
    const read = () =>
      readEnvironment(parsers, {
        TABLE_NAME: '',
        AVITO_API_URL: 's3cret',
        TIMEOUT_MS: '-77',
        PRICES: '{"input":"s3cret"}',
      });
    expect(read).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'environment-invalid',
        message:
          'environment: TABLE_NAME is missing; AVITO_API_URL must be a URL; TIMEOUT_MS must be a positive whole number; PRICES must be a JSON table of prices',
      }),
    );
  });

  it.each(['0', '-1', '1.5', 'NaN', 'Infinity', '9007199254740993', 'ten', ' '])(
    '%j is no positive whole number',
    (value) => {
      expect(() => readEnvironment({ N: positiveInteger }, { N: value })).toThrow('N must be a positive whole number');
    },
  );

  it.each(['{', 'null', '[]', '{"input":1'])('%j is not the JSON that was asked for', (value) => {
    expect(() => readEnvironment({ PRICES: prices }, { PRICES: value })).toThrow(
      'PRICES must be a JSON table of prices',
    );
  });

  it('says that a value is wrong when the parser does not say why', () => {
    const parser = () => {
      throw 'no Error at all';
    };
    expect(() => readEnvironment({ X: parser }, { X: 'x' })).toThrow('X is wrong');
  });
});
