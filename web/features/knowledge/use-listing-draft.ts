import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api/client.ts';
import { type Answer, queryOf } from '../../api/queries.ts';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { tellDone, tellFailed } from '../../ui/toasts.tsx';
import { changeOf, draftOf, isChanged, type ListingDraft, type ListingField, rebased } from './listing-draft.ts';
import { useKnowledgeTexts } from './texts.ts';

type Listing = Answer<'getListing'>;

/**
 * What is typed of a listing. When the listing changes meanwhile, by somebody else or by an import, what was typed stays, the
 * rest follows, and `clashes` names the fields that both have changed.
 */
export function useListingDraft(listing: Listing) {
  const t = useKnowledgeTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  const [base, setBase] = useState(listing);
  const [clashes, setClashes] = useState<ListingField[]>([]);
  const form = useForm<ListingDraft>({ defaultValues: draftOf(listing), mode: 'onChange' });
  const draft = useWatch({ control: form.control, compute: (values): ListingDraft => values });
  const { listingId } = listing;
  const query = queryOf('getListing', { params: { sellerId, listingId } });

  useEffect(() => {
    if (listing === base) return;
    const next = rebased(form.getValues(), draftOf(base), draftOf(listing));
    form.reset(next.draft);
    setBase(listing);
    setClashes((before) => [...new Set([...before, ...next.clashes])]);
  }, [listing, base, form]);

  const save = form.handleSubmit(async (values) => {
    try {
      const body = changeOf(values, draftOf(base));
      const saved = await api.changeListing({ params: { sellerId, listingId }, body, ifMatch: base.version });
      // What was typed while it was on its way is still to be saved.
      form.reset(rebased(form.getValues(), values, draftOf(saved)).draft);
      setBase(saved);
      setClashes([]);
      queries.setQueryData(query.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['listListings'] });
      tellDone(t('saved'));
    } catch (error) {
      if (isProblem(error, 'version-conflict') || isProblem(error, 'changed-meanwhile')) {
        await queries.invalidateQueries({ queryKey: query.queryKey });
      }
      tellFailed(t('notSaved'), problemText(error));
    }
  });
  const startAgain = () => {
    form.reset(draftOf(base));
    setClashes([]);
  };
  return { form, draft, base, clashes, save, startAgain, isDirty: isChanged(draft, draftOf(base)) };
}
