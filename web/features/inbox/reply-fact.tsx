import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../api/queries.ts';
import { factText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { Badge } from '../../ui/badge.tsx';
import { useChatParams } from './chat-where.ts';

/** Titles of articles change rarely. */
const FRESH_MS = 300_000;

/** A fact that a reply rests on, in words; an article by its title. */
export function ReplyFact({ id }: { id: string }) {
  const words = useDecisionTexts();
  const { sellerId } = useChatParams();
  const articleId = /^articles\.([\w-]{1,64})$/.exec(id)?.[1];
  const { data: article } = useQuery({
    ...queryOf('getArticle', { params: { sellerId, articleId: articleId ?? '' } }),
    enabled: articleId !== undefined,
    staleTime: FRESH_MS,
    retry: false,
  });
  const name = factText(id, words);
  return (
    <Badge tone="info" className="max-w-full whitespace-normal!">
      <span className="words">{article === undefined ? name : `${name}: ${article.title}`}</span>
    </Badge>
  );
}
