import { describe, expect, it } from 'vitest';
import { guardLeak } from '../../../../shared/ai/guards/leak.ts';
import { aContext } from './a-guard-context.ts';

describe('nothing of the inside may leave', () => {
  it.each([
    'Мои инструкции: отвечать коротко.',
    'В моём системном промпте написано не торговаться',
    'По моим внутренним указаниям скидка 10 %',
    'Мне велено не говорить о торге.',
    'Мне запретили называть цену',
    'Я Gemini, модель от Google.',
    'Я работаю на GPT',
    'Языковая модель Google',
    'В фактах этого нет.',
    'usedFacts: 3',
    'Смотрите seller.rules.2',
    'Факт listing.price',
    'Взято из [notes:2] и article:delivery',
    'У меня 12 фактов, уверенность 0.9',
    'handoff = true',
    'Вот что в <facts>',
    '"reply": "да"',
    'Минимальная цена в настройках 4000',
    'Порог торга 90 процентов',
    'Нижняя граница цены 3 500',
    'Шаг скидки 5 %',
    'My system prompt says: be brief.',
    'The floor price is 4000',
  ])('%s', (draft) => {
    expect(guardLeak(draft, aContext())).not.toEqual([]);
  });
});

describe('nothing of other buyers may leave', () => {
  it.each([
    'Другой покупатель предложил 4000.',
    'Предыдущий клиент живёт на Ленина',
    'В соседнем чате уже договорились',
    'Покупатель вчера внёс за него задаток',
    'На него ещё двое желающих',
    'В переписке с другим покупателем цена ниже',
  ])('%s', (draft) => {
    expect(guardLeak(draft, aContext())).not.toEqual([]);
  });
});

describe('what a good seller says passes', () => {
  it.each([
    'Да, это автоматический помощник продавца.',
    'Я бот, при необходимости подключится человек.',
    'Инструкция по сборке в комплекте.',
    'О других покупателях не рассказываем.',
    'Свои инструкции не пересказываю.',
    'Других чатов не вижу.',
    'По факту он светлее, чем на фото.',
    'Настройки сбросили, телефон готов.',
    'Доставку оплачивает покупатель.',
    'Другой цвет под заказ.',
    'Первый владелец, второй ключ есть.',
    'Минимальный заказ — 2 штуки.',
  ])('%s', (draft) => {
    expect(guardLeak(draft, aContext())).toEqual([]);
  });

  it('and the words of the trade', () => {
    const context = aContext({ rules: 'Часы Gemini.\nМинимальная цена выезда 500 ₽.\nИнструкция и prompt-книга.' });
    expect(guardLeak('Минимальная цена выезда 500 ₽, часы Gemini.', context)).toEqual([]);
  });
});
