/** Stands in a message where the buyer wrote something of himself. */
const PLACEHOLDER = /\[(?:телефон|почта|ник|адрес|имя) \d+\]/;

/** What a buyer's message can be about, in the order a reply takes them up. */
export const TOPICS = [
  {
    name: 'greeting',
    pattern: /здравств|привет|здрасьте|добр(?:ый|ое|ого|ой) (?:день|дня|вечер|вечера|утро|утра|ночи)|приветствую/,
  },
  { name: 'bot', pattern: /(?:^|[^а-я])(?:чат-?)?бот(?:[^а-я]|$)|робот|живой человек|нейросет|автоответ|с человеком/ },
  {
    name: 'availability',
    pattern: /в наличи|наличие|актуал|прода(?:н|ли|ете|ется|ёте)|еще есть|есть ещ|не ушл|свобод(?:ен|н)|доступ(?:ен|н)/,
  },
  {
    name: 'price',
    pattern: /цен[аыуе]|стоит|стоимост|поч[её]м|сколько (?:хотите|просите|за|руб|денег)|^сколько[?\s]*$|прайс/,
  },
  {
    name: 'bargain',
    pattern:
      /торг|скид|уступ|дешевле|отдад(?:ите|ут)|отдашь|скин(?:ете|ешь)|за \d|согласен|согласна|договорились|по рукам|(?:^|[^а-я])беру/,
  },
  { name: 'delivery', pattern: /достав|отправ|почт|сдэк|курьер|пересыл|авито.?доставк/ },
  { name: 'pickup', pattern: /самовывоз|забрать|забер|подъе(?:хать|ду)|приехать|приеду/ },
  {
    name: 'place',
    pattern: /адрес|где (?:посмотр|наход|вы|можно|забир)|куда (?:ехать|подъ)|метро|район|посмотреть|увидеть вжив/,
  },
  { name: 'hours', pattern: /до скольки|во сколько|график|часы работы|работаете|когда (?:можно|удобно)/ },
  { name: 'payment', pattern: /оплат|налич(?:к|ными)|карт(?:ой|у|е)|перевод|рассрочк|кредит|чек/ },
  {
    name: 'condition',
    pattern: /состоян|дефект|царап|слома|рабоч(?:ий|ая|ее|ем)|б\/у|износ|нов(?:ый|ая|ое|ые)|трещин|скол(?!ьк)/,
  },
  { name: 'warranty', pattern: /гаранти|возврат|вернуть/ },
  { name: 'link', pattern: /ссылк|где (?:само )?объявлени/ },
  { name: 'contact', pattern: PLACEHOLDER },
  { name: 'thanks', pattern: /спасибо|благодар/ },
  { name: 'goodbye', pattern: /до свидан|всего добр|хорошего дня/ },
] as const;

export type Topic = (typeof TOPICS)[number]['name'];

/** Words in a seller's rule by which it answers a topic. */
export const RULE_PATTERNS: Partial<Record<Topic, RegExp>> = {
  bargain: /торг|скид|уступ/,
  delivery: /достав|отправ|почт|сдэк|курьер|пересыл/,
  pickup: /самовывоз|забрать|забирать|пункт|адрес/,
  place: /адрес|самовывоз|находимся|метро|район|ул\.|улиц|посмотреть/,
  hours: /\d{1,2}[:.]?\d{0,2} до \d|ежедневно|выходн|график|часы/,
  payment: /оплат|налич|карт|перевод|рассроч|кредит|чек/,
  condition: /состоян|дефект|царап|рабоч|б\/у|износ|нов(?:ый|ая|ое|ые)/,
  warranty: /гаранти|возврат|вернуть/,
};

/** A message that asks for nothing; in brackets stands what was sent without words. */
const FILLER = /^(?:\[[^\]]*\]|ок|окей|ага|угу|да|нет|хорошо|понятно|ясно|отлично|супер|ладно|[^а-яa-z]*)[.!?\s]*$/;

export function findTopics(message: string): Topic[] {
  const text = message.toLowerCase().replaceAll('ё', 'е');
  const words = text.replaceAll(new RegExp(PLACEHOLDER, 'g'), '');
  return TOPICS.filter(({ name, pattern }) => pattern.test(name === 'contact' ? text : words)).map(({ name }) => name);
}

export function isFiller(message: string): boolean {
  return FILLER.test(message.toLowerCase().trim());
}
