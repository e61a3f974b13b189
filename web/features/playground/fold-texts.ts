import { createTexts } from '../../language/create-texts.ts';

export const { useTexts: useFoldTexts } = createTexts({
  ru: { more: 'Показать целиком', less: 'Свернуть' },
  en: { more: 'Show all of it', less: 'Show less' },
});
