import { type Fact, formatRoubles } from '../../ai/facts.ts';

/** What a reply may say of the bargain, as facts `bargain.*`; amounts in roubles. */
export function agreedFact(amount: number): Fact {
  return {
    id: 'bargain.agreed',
    text: `Цена согласована: продавец отдаст за ${roubles(amount)}.`,
  };
}

export function offerFact(amount: number, { price, isLast }: { price: number; isLast: boolean }): Fact {
  const text = isLast
    ? `Последняя цена — ${roubles(amount)}. Ниже продавец не уступит.`
    : `Продавец готов уступить: ${roubles(amount)} вместо ${roubles(price)}. Ниже сейчас не уступит.`;
  return { id: 'bargain.offer', text };
}

/** Said again where the buyer asks about something else: he may come back to it in words that are no wish. */
export function standingOfferFact(amount: number, price: number): Fact {
  const text = `Продавец уже предложил ${roubles(amount)} вместо ${roubles(price)}, предложение в силе.`;
  return { id: 'bargain.offer', text };
}

export function noneFact(price: number): Fact {
  return { id: 'bargain.none', text: `Уступить в цене нельзя: цена остаётся ${roubles(price)}.` };
}

/** Whether the seller himself says something of bargaining: then his words are the answer. */
export function speaksOfBargaining(facts: Fact[]): boolean {
  return facts.some(({ text }) =>
    /(?<!\p{L})(?:торг(?:а|у|ом|уемся|уюсь)?|скид(?:ок|к\p{L}{1,3})|уступ\p{L}+)(?!\p{L})/iu.test(text),
  );
}

function roubles(amount: number): string {
  return `${formatRoubles(amount)} ₽`;
}
