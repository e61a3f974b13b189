import type { SandboxListing } from '../world/account.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import { demoStrangers } from './demo-buyers.ts';

type Shop = Pick<SandboxListing, 'ownerId' | 'address' | 'category' | 'startedAt'>;
type Advert = Pick<SandboxListing, 'id' | 'title' | 'price' | 'slug' | 'description'> &
  Partial<Pick<SandboxListing, 'status' | 'autoloadId'>>;

const put = (shop: Shop, adverts: Advert[]): SandboxListing[] =>
  adverts.map((advert) => ({ status: 'active', autoloadId: null, ...shop, ...advert }));

const furniture: Shop = {
  ownerId: DEMO_ACCOUNTS.furniture.id,
  address: 'Москва, Лесная улица, 7',
  category: { id: 20, name: 'Мебель и интерьер' },
  startedAt: '2025-11-03T09:00:00Z',
};
const electronics: Shop = {
  ownerId: DEMO_ACCOUNTS.electronics.id,
  address: 'Казань, улица Баумана, 51',
  category: { id: 84, name: 'Телефоны' },
  startedAt: '2025-12-01T07:30:00Z',
};
const services: Shop = {
  ownerId: DEMO_ACCOUNTS.services.id,
  address: 'Екатеринбург, улица Малышева, 36',
  category: { id: 114, name: 'Предложение услуг' },
  startedAt: '2025-10-15T06:00:00Z',
};
const antiques: Shop = {
  ...furniture,
  ownerId: DEMO_ACCOUNTS.withoutMessenger.id,
  address: 'Тула, улица Металлистов, 12',
};

export const demoListings: SandboxListing[] = [
  ...put(furniture, [
    {
      id: 3456789012,
      title: 'Кресло офисное «Комфорт»',
      price: 4500,
      slug: 'moskva/mebel_i_interer/kreslo_ofisnoe_komfort',
      autoloadId: 'A-17',
      description: 'Новое кресло с подлокотниками, регулировка высоты, до 120 кг. Чёрная сетка. Самовывоз с Лесной, 7.',
    },
    {
      id: 3456789013,
      title: 'Стол письменный из массива дуба',
      price: 18900,
      slug: 'moskva/mebel_i_interer/stol_pismennyy_dub',
      autoloadId: 'A-18',
      description: 'Размер 140 × 70 см, масло с воском, два ящика. Сделан на заказ, не пригодился.',
    },
    {
      id: 3456789014,
      title: 'Диван угловой раскладной',
      price: 32000,
      slug: 'moskva/mebel_i_interer/divan_uglovoy',
      autoloadId: 'A-19',
      description: 'Механизм «дельфин», спальное место 200 × 140 см, серая рогожка. Левый и правый угол.',
    },
    {
      id: 3456789015,
      title: 'Стеллаж белый, 5 полок',
      price: 3200,
      slug: 'moskva/mebel_i_interer/stellazh_belyy',
      autoloadId: 'A-20',
      status: 'old',
      description: 'Высота 180 см, полки выдерживают 15 кг.',
    },
    {
      id: 3456789016,
      title: 'Комод с зеркалом',
      price: 7600,
      slug: 'moskva/mebel_i_interer/komod_s_zerkalom',
      autoloadId: 'A-21',
      status: 'removed',
      description: 'Четыре ящика, зеркало снимается.',
    },
  ]),
  ...put(electronics, [
    {
      id: 3567890123,
      title: 'Смартфон 128 ГБ, чёрный',
      price: 24990,
      slug: 'kazan/telefony/smartfon_128_gb',
      description: 'Новый, запечатан, гарантия магазина 12 месяцев. Две сим-карты.',
    },
    {
      id: 3567890124,
      title: 'Ноутбук 15,6″ для учёбы',
      price: 38500,
      slug: 'kazan/noutbuki/noutbuk_15_6',
      description: '16 ГБ памяти, 512 ГБ SSD, русская клавиатура. Батарея держит 7 часов.',
    },
    {
      id: 3567890125,
      title: 'Наушники беспроводные',
      price: 2990,
      slug: 'kazan/audio_i_video/naushniki_besprovodnye',
      description: 'Шумоподавление, до 30 часов с кейсом. Есть белые и синие.',
    },
    {
      id: 3567890126,
      title: 'Планшет 10″, б/у',
      price: 9900,
      slug: 'kazan/planshety/planshet_10',
      status: 'removed',
      description: 'Продан.',
    },
  ]),
  ...put(services, [
    {
      id: 3678901234,
      title: 'Ремонт стиральных машин на дому',
      price: 800,
      slug: 'ekaterinburg/predlozheniya_uslug/remont_stiralnyh_mashin',
      description: 'Выезд и диагностика 800 ₽, при ремонте бесплатно. Гарантия на работу 6 месяцев.',
    },
    {
      id: 3678901235,
      title: 'Уборка квартир',
      price: null,
      slug: 'ekaterinburg/predlozheniya_uslug/uborka_kvartir',
      description: 'Цена зависит от площади: поддерживающая уборка от 60 ₽ за м².',
    },
    {
      id: 3678901236,
      title: 'Сборка мебели',
      price: 1500,
      slug: 'ekaterinburg/predlozheniya_uslug/sborka_mebeli',
      status: 'old',
      description: 'Шкафы, кухни, кровати. Инструмент свой.',
    },
  ]),
  ...put(antiques, [
    {
      id: 3789012345,
      title: 'Самовар угольный, 5 литров',
      price: 21000,
      slug: 'tula/kollektsionirovanie/samovar_ugolnyy',
      description: 'Тула, начало XX века, медали, не течёт.',
    },
  ]),
  ...put({ ...furniture, ownerId: demoStrangers[0].id, address: 'Москва, Складочная улица, 1' }, [
    {
      id: 3890123456,
      title: 'Коробки картонные, 50 шт.',
      price: 2500,
      slug: 'moskva/dlya_biznesa/korobki_kartonnye',
      description: '60 × 40 × 40 см, трёхслойный картон.',
    },
  ]),
];
