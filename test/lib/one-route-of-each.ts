import type { Contract, FunctionName } from '../../shared/api/route.ts';

export const functionNames: FunctionName[] = [
  'auth',
  'users',
  'sellers',
  'chats',
  'knowledge',
  'playground',
  'insights',
  'system',
];

/** So that what each function is and may do is seen, whatever else the contract holds. */
export const oneRouteOfEach: Contract = Object.fromEntries(
  functionNames.map((name) => [
    name,
    { function: name, method: 'GET', path: `/${name}`, access: 'admin', summary: `A route of ${name}` },
  ]),
);
