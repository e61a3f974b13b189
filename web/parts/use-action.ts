import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { tellFailed } from '../ui/toasts.tsx';
import { problemText } from './problem-texts.ts';

interface ActionOptions<Input, Output> {
  /** Names of routes, or whole keys, whose answers are out of date afterwards, also after a failure: it may have been done. */
  refreshes?: QueryKey[];
  onDone?(output: Output, input: Input): void;
  /** What could not be done: «Не удалось отправить». It is told in the corner; left out where the place itself tells it. */
  failure?: string;
}

/** Something a person does. It says when it failed and why, and what is on the page is read anew. */
export function useAction<Input = void, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  { refreshes = [], onDone, failure }: ActionOptions<Input, Output>,
) {
  const queries = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: act,
    onSuccess: (output, input) => onDone?.(output, input),
    onError: (error) => {
      if (failure !== undefined) tellFailed(failure, problemText(error));
    },
    onSettled: () => {
      for (const queryKey of refreshes) void queries.invalidateQueries({ queryKey });
    },
  });
}
