import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { tellFailed } from '../../ui/toasts.tsx';
import { type Chat, chatQuery } from './chat-data.ts';
import { useChatTexts } from './chat-texts.ts';
import { takeoverEnd } from './chat-time.ts';
import { useChatParams, useMyId } from './chat-where.ts';

/** Only until the answer is here, for nothing is told of the seller's own time to operators. */
const USUAL_MINUTES = 30;

/** Takes the chat over or gives it back. The page shows it at once, and takes it back with the reason when it failed. */
export function useHands() {
  const t = useChatTexts();
  const params = useChatParams();
  const myId = useMyId();
  const take = useHandChange<number | undefined>(
    (minutes) => api.takeOverChat({ params, ...(minutes === undefined ? {} : { body: { minutes } }) }),
    (chat, minutes = USUAL_MINUTES) => {
      const { handedOffAt: _called, draftReplyId: _draft, unansweredSeconds: _since, ...rest } = chat;
      const takeoverUntil = takeoverEnd(Date.now(), minutes, chat.takeoverUntil);
      return { ...rest, state: 'waiting', takeoverUntil, takenOverBy: myId };
    },
    t('takeFailed'),
  );
  const release = useHandChange<void>(
    () => api.releaseChat({ params }),
    ({ takeoverUntil: _end, takenOverBy: _who, handedOffAt: _called, ...rest }) =>
      rest.state === 'needs-human' ? { ...rest, state: 'waiting' } : rest,
    t('releaseFailed'),
  );
  return { take, release };
}

function useHandChange<Input>(
  act: (input: Input) => Promise<Chat>,
  guess: (chat: Chat, input: Input) => Chat,
  failure: string,
) {
  const params = useChatParams();
  const queries = useQueryClient();
  const { queryKey } = chatQuery(params);
  return useMutation({
    mutationFn: act,
    onMutate: async (input: Input) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before !== undefined) queries.setQueryData(queryKey, guess(before, input));
      return before;
    },
    onSuccess: (chat) => queries.setQueryData(queryKey, chat),
    onError: (error, _input, before) => {
      if (before !== undefined) queries.setQueryData(queryKey, before);
      tellFailed(failure, problemText(error));
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ['listChats'] });
    },
  });
}
