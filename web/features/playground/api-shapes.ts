import type { AnswerOf, RequestOf } from '../../../shared/api/client.ts';
import type { contract } from '../../../shared/api/contract.ts';

type Api = typeof contract;

/** What the API takes and answers here, by the contract alone: this is for code that knows no page. */
export type Answer<Name extends keyof Api> = AnswerOf<Api[Name]>;
export type Body<Name extends 'tryReply' | 'backtest' | 'createScenario' | 'changeScenario'> = NonNullable<
  RequestOf<Api[Name]>['body']
>;
