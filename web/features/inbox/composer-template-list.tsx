import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pagesOf } from '../../api/queries.ts';
import { classNames } from '../../ui/class-names.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';
import { matchingTemplates, type Template } from './composer-templates.ts';

const FRESH_MS = 60_000;

/** All templates of the seller that fit, the best first. */
export function useTemplates(filter: string | undefined) {
  const { sellerId } = useChatParams();
  const query = useInfiniteQuery({
    ...pagesOf('listTemplates', { params: { sellerId }, query: { limit: 100 } }),
    enabled: filter !== undefined,
    staleTime: FRESH_MS,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return { isPending: query.isPending, isNone: all.length === 0, matching: matchingTemplates(all, filter ?? '') };
}

interface TemplateListProps {
  id: string;
  templates: ReturnType<typeof useTemplates>;
  /** Which one Enter takes. */
  active: number;
  onPick(template: Template): void;
}

export function TemplateList({ id, templates: { isPending, isNone, matching }, active, onPick }: TemplateListProps) {
  const t = useChatTexts();
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  if (isPending) return <SkeletonRows count={3} className="h-10!" />;
  if (matching.length === 0) {
    return (
      <p className="px-3 py-4 text-sm text-ink-soft">{isNone ? t('composer.noTemplates') : t('composer.noneFound')}</p>
    );
  }
  return (
    <div id={id} role="listbox" aria-label={t('composer.templates')} className="max-h-64 overflow-y-auto">
      {matching.map((template, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys
        <div
          key={template.templateId}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === active}
          // The field must not lose the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(template)}
          className={classNames('cursor-pointer rounded-lg px-3 py-2 hover:bg-sunken', place === active && 'bg-sunken')}
        >
          <p className="words text-sm font-medium">{template.name}</p>
          <p className="line-clamp-2 text-sm wrap-anywhere text-ink-soft">{template.text}</p>
        </div>
      ))}
    </div>
  );
}
