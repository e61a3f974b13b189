import { createTexts } from '../language/create-texts.ts';

export const { useTexts: useConnectionTexts } = createTexts({
  ru: {
    keys: {
      whereTitle: 'Где взять ключи',
      where1: 'Войдите на Авито в основной аккаунт магазина. Ключи сотрудника не подойдут.',
      where2: 'Откройте раздел «Для профессионалов → API».',
      where3: 'Скопируйте оттуда client_id и client_secret в поля ниже.',
      open: 'Открыть раздел API на Авито',
      clientId: 'client_id',
      clientSecret: 'client_secret',
      secretHint: 'Храним зашифрованным и больше никогда не показываем.',
      connect: 'Подключить',
      checking: 'Сразу проверим ключи: попросим у Авито название аккаунта и один чат. Покупатели ничего не заметят.',
      rejected: 'Авито не принимает эту пару. Скопируйте оба ключа ещё раз, без пробелов.',
      withoutRights:
        'Ключи настоящие, но чаты по ним не открываются. Обычно это ключи сотрудника: возьмите ключи основного аккаунта компании.',
      taken: 'Этот аккаунт Авито уже подключён к другому магазину здесь. Сначала отключите его там.',
      connected: 'Авито подключён',
      connectedAs: 'Подключён аккаунт «{name}»',
    },
    other: {
      title: 'Это другой аккаунт Авито',
      about:
        'Здесь уже есть чаты аккаунта «{name}», а ключи открывают другой. Обычно это значит, что взяли не ту пару ключей.',
      aboutNameless:
        'Здесь уже есть чаты прежнего аккаунта, а ключи открывают другой. Обычно это значит, что взяли не ту пару ключей.',
      consequence:
        'Если заменить, прежние чаты останутся, но ответить в них отсюда будет нельзя, а объявления и подсчёты двух аккаунтов смешаются. Для второго аккаунта лучше создать отдельный магазин.',
      replace: 'Всё равно заменить',
    },
    tariff: {
      title: 'Ключи подошли, но тариф не даёт доступа к сообщениям',
      about:
        'Авито открывает сообщения для ботов не на всех тарифах. Для товаров и вакансий нужен уровень «Максимальный», для услуг хватит уровня «Расширенный».',
      afterwards:
        'Когда тариф сменится, бот начнёт работать сам в течение десяти минут. Ключи заново вводить не нужно.',
    },
    webhook: {
      register: 'Включить доставку',
      again: 'Включить заново',
      registered: 'Авито доставляет сообщения сюда',
      foreignTitle: 'Сообщения уже получает другая программа',
      foreignAbout: 'Авито доставляет сообщения этого аккаунта сюда:',
      foreignConsequence:
        'Если заменить, та программа (другой бот или CRM) перестанет получать новые сообщения. Если оставить её, два бота будут отвечать одному покупателю.',
      replace: 'Заменить',
      failed: 'Не удалось включить доставку',
      refused:
        'Авито не достучался до нашего адреса: он должен быть открыт из интернета. Это настраивает администратор сервера.',
      missing: 'Авито принял адрес, но не показывает его у себя. Попробуйте ещё раз.',
    },
  },
  en: {
    keys: {
      whereTitle: 'Where the keys are',
      where1: 'Sign in to Avito with the main account of the shop. Keys of an employee will not do.',
      where2: 'Open “Для профессионалов → API”.',
      where3: 'Copy client_id and client_secret from there into the fields below.',
      open: 'Open the API page on Avito',
      clientId: 'client_id',
      clientSecret: 'client_secret',
      secretHint: 'It is kept encrypted and never shown again.',
      connect: 'Connect',
      checking:
        'The keys are tried at once: we ask Avito for the name of the account and one chat. Buyers notice nothing.',
      rejected: 'Avito does not take this pair. Copy both keys again, without spaces.',
      withoutRights:
        'The keys are real, but they do not open the chats. They are usually those of an employee: take the keys of the company’s main account.',
      taken: 'This Avito account is connected to another shop here. Disconnect it there first.',
      connected: 'Avito is connected',
      connectedAs: 'The account “{name}” is connected',
    },
    other: {
      title: 'This is another Avito account',
      about:
        'There are chats of the account “{name}” here, and the keys open another one. Usually it is the wrong pair of keys.',
      aboutNameless:
        'There are chats of an earlier account here, and the keys open another one. Usually it is the wrong pair of keys.',
      consequence:
        'If you replace it, the earlier chats stay, but cannot be answered from here, and listings and figures of both accounts mix. A shop of its own is better for a second account.',
      replace: 'Replace it anyway',
    },
    tariff: {
      title: 'The keys are good, but the plan has no access to messages',
      about:
        'Avito opens messages to bots on some plans only. Goods and jobs need the level “Максимальный”; for services “Расширенный” will do.',
      afterwards:
        'Once the plan is changed, the bot starts by itself within ten minutes. The keys need not be entered again.',
    },
    webhook: {
      register: 'Switch delivery on',
      again: 'Switch it on again',
      registered: 'Avito delivers messages here',
      foreignTitle: 'Another program gets the messages already',
      foreignAbout: 'Avito delivers the messages of this account to:',
      foreignConsequence:
        'If you replace it, that program (another bot, or a CRM) gets no new messages any more. If you leave it, two bots answer the same buyer.',
      replace: 'Replace',
      failed: 'Delivery could not be switched on',
      refused:
        'Avito could not reach our address: it must be open to the internet. The administrator of the server sets this up.',
      missing: 'Avito took the address but does not list it. Try again.',
    },
  },
});
