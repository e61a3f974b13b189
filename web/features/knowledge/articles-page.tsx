import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, Ellipsis, FileInput, FileText, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Article, ArticleEditor } from './article-editor.tsx';
import { ArticleImportDialog } from './article-import-dialog.tsx';
import { useArticleTexts } from './article-texts.ts';
import { KnowledgeRow, RowWords } from './knowledge-row.tsx';
import { saveAsFile } from './save-as-file.ts';
import { SectionHead } from './section-head.tsx';
import { useKnowledgeTexts } from './texts.ts';
import { useOpened } from './use-opened.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/knowledge/articles');

/** What the bot may state in any chat, or in those about certain listings. */
export function ArticlesPage() {
  const t = useArticleTexts();
  const isOwner = useIsOwner();
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const opened = useOpened<Article>();
  const { item, isOpen, round, open, close } = opened;
  return (
    <>
      <SectionHead about={t('about')} actions={<Actions onCreate={() => open()} />} />
      <div className="mb-4 flex">
        <SearchField
          query={query}
          label={t('search')}
          onSearch={(next) => void navigate({ to: '.', search: { query: next }, replace: true })}
        />
      </div>
      <Found onOpen={open} />
      {isOwner ? (
        <ArticleEditor key={round} article={item} isOpen={isOpen} onClose={close} />
      ) : (
        <Dialog title={item?.title} isOpen={isOpen} onClose={close}>
          <p className="words text-sm">{item?.text}</p>
        </Dialog>
      )}
    </>
  );
}

function Actions({ onCreate }: { onCreate: () => void }) {
  const t = useArticleTexts();
  const isOwner = useIsOwner();
  const sellerId = useSellerId();
  const [isImporting, setImporting] = useState(false);
  const download = useAction(() => api.exportArticles({ params: { sellerId } }), {
    onDone: (csv) => saveAsFile(csv, 'articles.csv', 'text/csv;charset=utf-8'),
    failure: t('exportFailed'),
  });
  if (!isOwner) {
    return (
      <Button isBusy={download.isPending} onClick={() => download.mutate()}>
        <Download aria-hidden />
        {t('export')}
      </Button>
    );
  }
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={t('more')} isBusy={download.isPending}>
            {!download.isPending && <Ellipsis aria-hidden />}
          </Button>
        }
      >
        <MenuItem onClick={() => setImporting(true)}>
          <FileInput aria-hidden />
          {t('import')}
        </MenuItem>
        <MenuItem onClick={() => download.mutate()}>
          <Download aria-hidden />
          {t('export')}
        </MenuItem>
      </Menu>
      <Button variant="primary" onClick={onCreate}>
        <Plus aria-hidden />
        {t('create')}
      </Button>
      <ArticleImportDialog isOpen={isImporting} onClose={() => setImporting(false)} />
    </>
  );
}

function Found({ onOpen }: { onOpen: (article: Article) => void }) {
  const t = useArticleTexts();
  const common = useKnowledgeTexts();
  const sellerId = useSellerId();
  const { query: words } = route.useSearch();
  const query = useInfiniteQuery(pagesOf('listArticles', { params: { sellerId }, query: { query: words } }));
  return (
    <QueryState query={query}>
      {(data) => {
        const articles = itemsOf<'listArticles'>(data);
        if (articles.length === 0) {
          return words === undefined ? (
            <EmptyState icon={FileText} title={t('empty')}>
              {t('emptyAbout')}
            </EmptyState>
          ) : (
            <EmptyState icon={SearchX} title={common('nothingFound')}>
              {common('nothingFoundAbout')}
            </EmptyState>
          );
        }
        return (
          <>
            <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
              {articles.map((article) => (
                <KnowledgeRow key={article.articleId} {...article} onOpen={() => onOpen(article)}>
                  <RowWords words={article.tags}>
                    {article.listingIds.length > 0 && (
                      <span className="text-xs text-ink-soft">
                        {t('forListings', { count: article.listingIds.length })}
                      </span>
                    )}
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
