import { createTexts } from '../language/create-texts.ts';

export const { useTexts: useChatNameTexts } = createTexts({
  ru: {
    noListing: 'Без объявления',
    listing: 'Объявление {id}',
    buyer: 'Покупатель …{end}',
    someBuyer: 'Покупатель',
  },
  en: {
    noListing: 'Without a listing',
    listing: 'Listing {id}',
    buyer: 'Buyer …{end}',
    someBuyer: 'Buyer',
  },
});
export type ChatNameTexts = ReturnType<typeof useChatNameTexts>;
