/** Messages beside text that a buyer can send, for trying out how they are met. A voice says what stands in the box. */
export const messageKinds = [
  {
    label: '🎤 Голосовое сообщение',
    make: (_listing, typed) => ({
      as: 'buyer',
      body: { type: 'voice', says: typed || 'Здравствуйте! Сколько стоит и есть ли доставка?' },
    }),
  },
  {
    label: '📍 Местоположение',
    make: () => ({
      as: 'buyer',
      body: { type: 'location', lat: 55.7796, lon: 37.5901, text: 'Москва, Лесная улица, 7' },
    }),
  },
  {
    label: '🏷 Это объявление',
    make: (listing) => ({
      as: 'buyer',
      body: { type: 'item', title: listing.title, priceText: listing.priceText, url: listing.url },
    }),
  },
  {
    label: '🔗 Ссылка',
    make: () => ({ as: 'buyer', body: { type: 'link', text: 'example.com', url: 'https://example.com' } }),
  },
  { label: '📞 Пропущенный звонок', make: () => ({ as: 'buyer', body: { type: 'call' } }) },
  { label: '📞 Звонок в приложении', make: () => ({ as: 'buyer', body: { type: 'appCall' } }) },
  { label: '📄 Файл', make: () => ({ as: 'buyer', body: { type: 'file' } }) },
  {
    label: '⚙️ Служебное сообщение Авито',
    make: () => ({ as: 'system', text: '[Системное сообщение] Пользователь посмотрел номер телефона' }),
  },
];

export const phrases = ['Здравствуйте! Ещё продаёте?', 'Какая цена?', 'Возможен торг?', 'Где можно посмотреть?'];
