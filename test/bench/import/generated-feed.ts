const SENTENCES = [
  'Массив дуба, покрытие маслом с воском, без царапин и сколов.',
  'Доставим по городу в день заказа, подъём на этаж по договорённости.',
  'Гарантия двенадцать месяцев, чек и паспорт изделия в комплекте.',
  'Возможен торг при самовывозе, размеры и цвет уточняйте в сообщениях.',
  'Собираем за час, инструмент свой, упаковку заберём.',
];

/** An Autoload feed as a large shop's: every ad its own, texts of some hundred letters. Just below the 50 MB that are taken. */
export function* generatedFeed(ads: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Ads formatVersion="3" target="Avito.ru">\n';
  for (let number = 1; number <= ads; number += 1) yield ad(number);
  yield '</Ads>\n';
}

function ad(number: number): string {
  const text = SENTENCES.map((_, index) => SENTENCES[(index + number) % SENTENCES.length]).join('<br>');
  return `<Ad><Id>SHOP-${number}</Id><AvitoId>${4_000_000_000 + number}</AvitoId>
<Category>Мебель и интерьер</Category><Title>Стол письменный, модель ${number}</Title>
<Description><![CDATA[<p>Модель ${number}. ${text}</p>]]></Description>
<Price>${1_000 + (number % 90_000)}</Price><Condition>Новое</Condition><ContactPhone>+79990000000</ContactPhone></Ad>
`;
}
