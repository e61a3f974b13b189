import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageSquareText, Plus } from 'lucide-react';
import { itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnowledgeRow, RowWords } from './knowledge-row.tsx';
import { SectionHead } from './section-head.tsx';
import { type Template, TemplateEditor } from './template-editor.tsx';
import { useTemplateTexts } from './template-texts.ts';
import { useOpened } from './use-opened.ts';

/** Ready answers, which the bot gives verbatim and people put into their messages. */
export function TemplatesPage() {
  const t = useTemplateTexts();
  const isOwner = useIsOwner();
  const { item, isOpen, round, open, close } = useOpened<Template>();
  return (
    <>
      <SectionHead
        about={t('about')}
        actions={
          isOwner && (
            <Button variant="primary" onClick={() => open()}>
              <Plus aria-hidden />
              {t('create')}
            </Button>
          )
        }
      />
      <Templates onOpen={open} />
      {isOwner ? (
        <TemplateEditor key={round} template={item} isOpen={isOpen} onClose={close} />
      ) : (
        <Dialog title={item?.name} isOpen={isOpen} onClose={close}>
          <p className="words text-sm">{item?.text}</p>
        </Dialog>
      )}
    </>
  );
}

function Templates({ onOpen }: { onOpen: (template: Template) => void }) {
  const t = useTemplateTexts();
  const sellerId = useSellerId();
  const query = useInfiniteQuery(pagesOf('listTemplates', { params: { sellerId }, query: { limit: 50 } }));
  return (
    <QueryState query={query}>
      {(data) => {
        const templates = itemsOf<'listTemplates'>(data);
        if (templates.length === 0) {
          return (
            <EmptyState icon={MessageSquareText} title={t('empty')}>
              {t('emptyAbout')}
            </EmptyState>
          );
        }
        return (
          <>
            <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
              {templates.map((template) => (
                <KnowledgeRow
                  key={template.templateId}
                  {...template}
                  title={template.name}
                  onOpen={() => onOpen(template)}
                >
                  <RowWords words={template.keywords}>
                    {template.keywords.length === 0 && <span className="text-xs text-ink-faint">{t('byHand')}</span>}
                  </RowWords>
                </KnowledgeRow>
              ))}
            </ul>
            <LoadMore query={query} />
          </>
        );
      }}
    </QueryState>
  );
}
