/** Words of handing a thing over for money. «Отдаёте курьеру» is the buyer's doing. */
const GIVING =
  /^(?:отда(?:м|дим|ю|ем|ть|дите|шь)|прода(?:м|дим|ю|ем|ть|дите)|продается|забирай\p{L}{0,3}|забер\p{L}{1,4}|бери|берите|уступ\p{L}{1,5}|ваш|ваша|ваше|твой|твоя|твое|договор\p{L}{1,8}|соглас\p{L}{1,4}|рукам|куп\p{L}{2,5}|покупай\p{L}{0,3}|отпущу|deal|sell|take)$/u;
const COST =
  /^(?:цен(?:а|ы|е|у|ой|ник)|стои[тмшл]\p{L}{0,3}|стоимост\p{L}{0,3}|почем|прайс|итог\p{L}{0,3}|обойд\p{L}{1,5}|выйдет|пусть|давай|давайте|возьм\p{L}{1,3}|просим|просят|price|cost|costs)$/u;

/** Whether words speak of what something costs, or even of giving it away for that. */
export function speaksOfPrice(words: string[]): 'giving' | 'cost' | undefined {
  if (words.some((word) => GIVING.test(word))) return 'giving';
  return words.some((word) => COST.test(word)) ? 'cost' : undefined;
}
