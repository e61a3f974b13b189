import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { queryOf } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useSeller } from '../../parts/seller.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ConnectStep } from './connect-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { ListingsStep } from './listings-step.tsx';
import { LiveStep } from './live-step.tsx';
import { ModeStep } from './mode-step.tsx';
import { RulesStep } from './rules-step.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { StepFrame } from './step-frame.tsx';
import { StepList } from './step-list.tsx';
import { openStep, type StepName, type StepState, stepAfter, stepNames, stepStates } from './steps.ts';
import { useStepsTexts } from './texts.ts';
import { TryStep } from './try-step.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/owned/start');

/** The way from an empty shop to a bot that answers. How far one is, the server tells. */
export function FirstStepsPage() {
  const t = useStepsTexts();
  const seller = useSeller();
  const params = { sellerId: seller.sellerId };
  const settings = useQuery(queryOf('getSettings', { params }));
  const listings = useQuery(queryOf('listListings', { params, query: { limit: 100 } }));
  const articles = useQuery(queryOf('listArticles', { params, query: { limit: 1 } }));
  return (
    <QueryState query={settings} loading={<Loading />}>
      {(known) => (
        <QueryState query={listings} loading={<Loading />}>
          {({ items, nextCursor }) => (
            <QueryState query={articles} loading={<Loading />}>
              {(found) => (
                <Steps
                  shop={{
                    seller,
                    settings: known,
                    listings: items,
                    hasMoreListings: nextCursor !== undefined,
                    articles: found.items.length,
                  }}
                />
              )}
            </QueryState>
          )}
        </QueryState>
      )}
    </QueryState>
  );

  function Loading() {
    return (
      <Page title={t('title')}>
        <Skeleton className="h-96" />
      </Page>
    );
  }
}

const contents: Record<StepName, (props: { shop: SetUpShop }) => ReactNode> = {
  connect: ConnectStep,
  delivery: DeliveryStep,
  listings: ListingsStep,
  rules: RulesStep,
  mode: ModeStep,
  try: TryStep,
  live: LiveStep,
};

function Steps({ shop }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const states = statesOf(shop);
  // What was open when it got done stays open, and says so; only a press leads on.
  const [first] = useState(() => openStep(states));
  const open = step ?? first;
  const isDone = stepNames.every((name) => states[name] !== 'todo');
  const goTo = (name: StepName) => void navigate({ search: { step: name } });
  const Content = contents[open];
  return (
    <Page title={t('title')} about={isDone ? t('aboutDone') : t('about')}>
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <StepList states={states} open={open} />
        <StepFrame key={open} name={open} state={states[open]} onNext={() => goTo(stepAfter(open))}>
          <Content shop={shop} />
        </StepFrame>
      </div>
    </Page>
  );
}

function statesOf({ seller, settings, listings, articles }: SetUpShop): Record<StepName, StepState> {
  return stepStates({
    avito: seller.avito.status,
    webhook: seller.webhook,
    mode: settings.mode,
    isStopped: seller.isStopped || seller.isStoppedForAll === true,
    listings: listings.length,
    hasRules: settings.instructions.trim() !== '',
    articles,
  });
}
