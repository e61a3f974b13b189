/**
 * The amount of a price as Avito words it («4 500 ₽», «Бесплатно»), in roubles. `undefined` for anything that is not one
 * plain figure («от 1 500 ₽», «Цена не указана»): a price that is half understood must not be quoted.
 */
export function roublesIn(priceText: string | undefined): number | undefined {
  const text = priceText?.replace(/\s+/gu, ' ').trim();
  if (text === undefined) return undefined;
  if (/^бесплатно$/iu.test(text)) return 0;
  const [, digits] = /^(\d{1,3}(?: \d{3})+|\d+)(?: ?(?:₽|руб\.?|р\.?))?$/iu.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(' ', ''));
}
