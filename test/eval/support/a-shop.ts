import { type Shop, shopSchema } from '../data/shop.ts';

/** A shop with one listing, `sofa`, and one template. */
export function aShop(changes: Partial<Shop> = {}): Shop {
  return {
    ...shopSchema.parse({
      trade: 'furniture',
      name: 'Мебель на Лесной',
      settings: { instructions: 'Доставка по Казани 500 ₽.\nТорга нет.' },
      listings: { sofa: { title: 'Диван угловой', price: 4500, status: 'active', text: 'Ширина 210 см.' } },
      templates: { hours: { name: 'Часы', text: 'Работаем с 10 до 20.', keywords: ['часы работы'] } },
    }),
    ...changes,
  };
}
