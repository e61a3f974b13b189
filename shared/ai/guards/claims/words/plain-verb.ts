import { groupOf } from './groups.ts';
import { wordList } from './word-list.ts';

/** Verbs by which one binds himself, or says what a thing can do: these are claims of their own. */
const BINDING = wordList(`
  дар подар гарант обещ обяз вер верн возмещ компенс гаси погаси устано устана чин почин ремонт отремонт снят сним скин сброс скид уступ опуст сниж сниз дад дам дал добав добавл докид накид прилож
  провер руча помо жд подожд подерж сохран сбереж оформ оплат оплач плат заплат бер возьм приним прим прода отда сда сдад пуст впуст вып выдерж держ спас защищ леч стир мо гор рабо служ тян тах лет бега
  разреш позвол запрещ соглас договор встреч подойд подход год годит подтвер заверя удостовер списы спис завыш заниж переве перевод перечисл вруча привез отвез завез
`);

/** A verb by its ending that binds nobody to anything. */
export function isPlainVerb(word: string): boolean {
  if (groupOf(word) !== undefined || BINDING.some((start) => word.startsWith(start))) return false;
  return (
    /(?:[еиюуая]т|[еи]м|ть|ться|тся|емся|имся|или|али|ило|ило|ала|ешь|ишь|ете|ите)$/u.test(word) && word.length > 4
  );
}
