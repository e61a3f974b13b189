/** Word lists of the price guard: what makes a number money, and what makes it something else. Matched against normalised words. */

const CURRENCY =
  /^(?:руб|рубл(?:ь|я|ей|ями|ях|ям|ю|ем|и)|рублик\p{L}{0,3}|р|p|рэ|rub|rur|целковы\p{L}{1,2}|деревянн\p{L}{1,3})$/u;
const FOREIGN_CURRENCY =
  /^(?:доллар\p{L}{0,3}|долл|бакс\p{L}{0,3}|евро|тенге|юан\p{L}{1,3}|гривен|гривн\p{L}{1,2}|usd|eur|usdt|kzt|btc|биткоин\p{L}{0,3})$/u;
const FOREIGN_SIGNS = new Set('$€£¥₸₴');
const UNIT =
  /^(?:см|мм|м|км|кг|г|гр|л|мл|т|шт|дн|ч|мин|сек|вт|квт|ач|ah|мач|mah|гб|gb|тб|tb|мб|mb|мгц|ггц|гц|hz|кв|га|чел|об|лс|px|мп|mpx|fps|стр|ом|нм|бар|атм|ккал|dpi|м2|лет|год\p{L}{0,3}|грамм\p{L}{0,3}|килограмм\p{L}{0,3}|метр\p{L}{0,3}|сантиметр\p{L}{0,3}|миллиметр\p{L}{0,3}|километр\p{L}{0,3}|литр\p{L}{0,3}|тонн\p{L}{0,3}|штук\p{L}{0,3}|пар\p{L}{0,3}|комплект\p{L}{0,3}|мес|месяц\p{L}{0,3}|недел\p{L}{1,3}|день|дня|дней|дням|сут\p{L}{1,3}|час\p{L}{0,3}|минут\p{L}{0,3}|секунд\p{L}{0,3}|раз|раза|размер\p{L}{0,3}|ватт\p{L}{0,3}|вольт|дюйм\p{L}{0,3}|сот\p{L}{0,3}|человек\p{L}{0,2}|мест\p{L}{0,3}|этаж\p{L}{0,3}|комнат\p{L}{0,3}|оборот\p{L}{0,3}|сил\p{L}{0,2}|градус\p{L}{0,3}|пикс\p{L}{0,5}|звезд\p{L}{0,3}|отзыв\p{L}{0,3}|продаж\p{L}{0,3}|клиент\p{L}{0,3}|покупател\p{L}{0,3}|заказ\p{L}{0,3}|предмет\p{L}{0,3}|детал\p{L}{0,3}|страниц\p{L}{0,3}|просмотр\p{L}{0,3}|поколени\p{L}{0,3}|верси\p{L}{0,3}|цикл\p{L}{0,3}|кадр\p{L}{0,3}|листов|модел\p{L}{0,3}|цвет\p{L}{0,3})$/u;
const LABEL =
  /^(?:модел\p{L}{0,3}|артикул\p{L}{0,3}|арт|размер\p{L}{0,3}|номер\p{L}{0,3}|no|код\p{L}{0,3}|сери\p{L}{0,3}|корпус\p{L}{0,3}|дом\p{L}{0,2}|квартир\p{L}{0,3}|офис\p{L}{0,3}|кабинет\p{L}{0,3}|подъезд\p{L}{0,3}|строени\p{L}{0,3}|этаж\p{L}{0,3}|маршрут\p{L}{0,3}|автобус\p{L}{0,3}|заказ\p{L}{0,3}|гост|пробег\p{L}{0,3}|ширин\p{L}{0,3}|высот\p{L}{0,3}|глубин\p{L}{0,3}|длин\p{L}{0,3}|рост\p{L}{0,3}|вес\p{L}{0,2}|мощност\p{L}{0,3}|емкост\p{L}{0,3}|габарит\p{L}{0,3}|наработк\p{L}{0,3}|ресурс\p{L}{0,3}|индекс\p{L}{0,3}|линия|дата|год\p{L}{0,3})$/u;

/** Within three words before a number, or two after it. */
const PRICE =
  /^(?:цен\p{L}{0,4}|стои\p{L}{0,4}|стоимост\p{L}{0,3}|прайс\p{L}{0,3}|отда\p{L}{1,5}|прода(?:м|дим|ст)|уступ\p{L}{1,5}|скин\p{L}{1,5}|скид\p{L}{1,5}|сброш\p{L}{1,5}|сброс\p{L}{1,5}|торг\p{L}{0,6}|итог\p{L}{0,3}|сумм\p{L}{1,4}|оплат\p{L}{1,5}|предоплат\p{L}{1,3}|доплат\p{L}{1,5}|заплат\p{L}{1,5}|плат\p{L}{1,4}|задат\p{L}{1,4}|аванс\p{L}{0,3}|договор\p{L}{1,7}|соглас\p{L}{1,4}|дешевле|дороже|забирай\p{L}{0,3}|забер\p{L}{1,4}|обойд\p{L}{1,5}|выйдет|ставк\p{L}{1,3}|залог\p{L}{0,3}|депозит\p{L}{0,3}|комисси\p{L}{1,3}|переве\p{L}{1,6}|вернем|верну|price|deal|устро\p{L}{1,3}|рукам|ваш|ваша|ваше|твой|твоя)$/u;

/** Right before a number of three digits or more these make it a price: «за 3000», «ок, 3000». */
const DIRECT = new Set([
  'за',
  'по',
  'будет',
  'до',
  'ок',
  'окей',
  'ладно',
  'хорошо',
  'идет',
  'да',
  'тогда',
  'максимум',
  'минимум',
  'всего',
  'плюс',
]);

export const isCurrency = (word: string): boolean => CURRENCY.test(word);
export const isForeignCurrency = (word: string): boolean => FOREIGN_CURRENCY.test(word) || FOREIGN_SIGNS.has(word);
export const isUnit = (word: string): boolean => UNIT.test(word);
export const isLabel = (word: string): boolean => LABEL.test(word);
export const isPriceWord = (word: string): boolean => PRICE.test(word);
export const isDirectCue = (word: string): boolean => DIRECT.has(word);
/** The forms that follow a count; «в рублях» names no amount. */
export const isRoubles = (word: string): boolean => /^(?:руб|рубл(?:ь|я|ей)|₽)$/u.test(word);
export const isScale = (word: string): boolean =>
  /^(?:тысяч[аи]?|тыщ[аи]?|сотен|сотни|сотку|сотка|миллион(?:а|ов))$/u.test(word);
export const isVagueCount = (word: string): boolean => /^(?:пара|пару|пары|несколько|за|пол|около)$/u.test(word);
