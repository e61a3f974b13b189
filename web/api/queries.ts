import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { type AnswerOf, ApiProblem, type RequestOf } from '../../shared/api/client.ts';
import { api } from './client.ts';
import type { Api } from './routes.ts';

type GetName = { [Name in keyof Api]: Api[Name]['method'] extends 'GET' ? Name : never }[keyof Api];
type Paged = { items: unknown[]; nextCursor?: string | undefined };
type ListName = { [Name in GetName]: AnswerOf<Api[Name]> extends Paged ? Name : never }[GetName];
type AskedBy<Name extends keyof Api> = Omit<RequestOf<Api[Name]>, 'signal' | 'ifMatch'>;
type Call<Name extends keyof Api> = (request: RequestOf<Api[Name]>) => Promise<AnswerOf<Api[Name]>>;

export type Answer<Name extends keyof Api> = AnswerOf<Api[Name]>;
export type Item<Name extends ListName> = Answer<Name> extends { items: (infer T)[] } ? T : never;
export type PagesOf<Name extends ListName> = InfiniteData<Answer<Name>>;

/** The query of an endpoint. Its key begins with the route's name, so that all of a route can be read anew. */
export function queryOf<const Name extends GetName>(name: Name, request: AskedBy<Name>) {
  return queryOptions<Answer<Name>>({
    queryKey: [name, request],
    queryFn: ({ signal }) => callOf(name)({ ...request, signal } as RequestOf<Api[Name]>),
  });
}

/** The query of a list that is read page by page. */
export function pagesOf<const Name extends ListName>(name: Name, request: AskedBy<Name>) {
  return infiniteQueryOptions({
    queryKey: [name, request, 'pages'],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) => {
      const { query = {} } = request as { query?: object };
      return callOf(name)({ ...request, query: { ...query, cursor: pageParam }, signal } as unknown as RequestOf<
        Api[Name]
      >);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Answer<Name>) => pageOf(last).nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** All that has been read so far, in one list. */
export function itemsOf<Name extends ListName>(data: PagesOf<Name> | undefined): Item<Name>[] {
  return data?.pages.flatMap((page) => pageOf(page).items as Item<Name>[]) ?? [];
}

function pageOf(answer: unknown): Paged {
  // A list's answer is one, by the name of its route.
  return answer as Paged;
}

/** The types of a route's request and answer go together, which a union of all routes does not show. */
function callOf<Name extends keyof Api>(name: Name): Call<Name> {
  return api[name] as unknown as Call<Name>;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && isWorthAnotherTry(error),
    },
    // Offline an action fails at once and says so, instead of being done later behind one's back.
    mutations: { networkMode: 'always' },
  },
});

/** What was refused is refused again; what was not reached, or broke, may work. */
function isWorthAnotherTry(error: Error): boolean {
  return !(error instanceof ApiProblem) || error.status >= 500;
}
