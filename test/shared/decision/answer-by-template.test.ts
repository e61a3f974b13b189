import { describe, expect, it } from 'vitest';
import type { ListingCard } from '../../../shared/ai/facts.ts';
import type { ConversationMessage } from '../../../shared/ai/prompts/conversation.ts';
import { answerByTemplate, nearestTemplate } from '../../../shared/decision/answer-by-template.ts';
import { knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';
import type { Template } from '../../../shared/knowledge/template.ts';
import { asked, earlier } from '../ai/a-conversation.ts';

function aTemplate(templateId: string, text: string, keywords: string[], isActive = true): Template {
  return {
    sellerId: 's',
    templateId,
    name: templateId,
    text,
    keywords,
    isActive,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  };
}

const templates = [
  aTemplate('address', 'Лесная, 7, вход со двора.', ['адрес', 'где вы', 'где находитесь']),
  aTemplate('delivery', 'Отправляем Авито Доставкой и СДЭК.', ['доставка', 'отправляете']),
  aTemplate('regions', 'В регионы отправляем по понедельникам.', ['доставка в регионы']),
  aTemplate('hours', 'Работаем ежедневно с 10 до 20.', ['график работы', 'до скольки']),
  aTemplate('warranty', 'Гарантию даёт сервисный центр.', ['гарантия']),
  aTemplate('pickup', 'Приезжайте, забирайте в любой день.', ['самовывоз']),
];

const chair: ListingCard = {
  id: '1',
  title: 'Кресло',
  price: 4_500,
  priceText: undefined,
  status: 'active',
  url: undefined,
};

function aQuestion(conversation: ConversationMessage[], own = templates, listing: ListingCard | undefined = chair) {
  return { conversation, listing, knowledge: knowledgeOf([], own) };
}

const answered = (...texts: string[]) => answerByTemplate(aQuestion(asked(...texts)))?.template.templateId;
const nearest = (...texts: string[]) => nearestTemplate(aQuestion(asked(...texts)))?.template.templateId;

describe('a simple question is answered by the template that has its words', () => {
  it.each([
    ['address', 'адрес?'],
    ['address', 'АДРЕС'],
    ['address', 'Здравствуйте, подскажите пожалуйста ваш адрес'],
    ['address', 'а где вы?'],
    ['address', 'Добрый день! Где вы находитесь'],
    ['address', 'какой у вас адресс?'],
    ['delivery', 'доставка есть?'],
    ['delivery', 'Есть ли у вас доставка'],
    ['delivery', 'интересует даставка'],
    ['delivery', 'отправляете?'],
    ['regions', 'доставка в регионы есть?'],
    ['hours', 'какой график работы'],
    ['hours', 'до скольки вы?'],
    ['warranty', 'А гарантия?'],
    ['pickup', 'Самовывоз?'],
  ])('%s: %s', (templateId, text) => {
    expect(answered(text)).toBe(templateId);
  });

  it('also where it comes in several messages', () => {
    expect(answered('Здравствуйте', 'адрес подскажите')).toBe('address');
  });
});

describe('anything else is left to the model', () => {
  it.each<[string, ...string[]]>([
    ['more words than the keywords', 'сколько стоит доставка в Самару?'],
    ['another thing beside it', 'адрес и цена?'],
    ['two templates', 'адрес и гарантия?'],
    ['two questions', 'Адрес? Торг?'],
    ['two messages that ask', 'адрес', 'а цена?'],
    ['a number', 'доставка за 300?'],
    ['an offer', 'за 4000 отдадите? адрес?'],
    ['a negation', 'доставка не нужна'],
    ['a condition', 'если самовывоз?'],
    ['a choice', 'доставка или самовывоз?'],
    ['how much, where the template holds no figure', 'сколько доставка?'],
    ['when, where the template holds no figure', 'когда доставка?'],
    ['a greeting alone', 'Здравствуйте!'],
    ['no words', '???'],
    ['a short word with another letter', 'одрес'],
    ['a day', 'до скольки вы сегодня?'],
    ['a word that only looks alike', 'возраст?'],
    ['a picture beside it', '[фото]', 'адрес?'],
  ])('%s', (_what, ...texts) => {
    expect(answered(...texts)).toBeUndefined();
  });

  it('a figure is said by a template that holds one', () => {
    const paid = [aTemplate('delivery', 'Доставка 300 ₽.', ['доставка'])];
    expect(answerByTemplate(aQuestion(asked('сколько доставка?'), paid))?.text).toContain('300 ₽');
  });

  it('a template that is switched off', () => {
    expect(
      answerByTemplate(aQuestion(asked('адрес?'), [aTemplate('a', 'Лесная, 7', ['адрес'], false)])),
    ).toBeUndefined();
  });

  it('two templates with the same keyword', () => {
    const two = [aTemplate('a', 'Лесная, 7', ['адрес']), aTemplate('b', 'Мира, 1', ['адрес', 'улица'])];
    expect(answerByTemplate(aQuestion(asked('адрес?'), two))).toBeUndefined();
  });

  it('what was said in this chat already', () => {
    const conversation = [...asked('адрес?'), earlier('bot', 'Здравствуйте! Лесная, 7, вход со двора.')];
    const again = [...conversation.map((message) => ({ ...message, isUnanswered: false })), ...asked('адрес?')];
    expect(answerByTemplate(aQuestion(again))).toBeUndefined();
  });

  it.each(['inactive', 'unknown'] as const)('an invitation to fetch what is %s', (status) => {
    expect(answerByTemplate(aQuestion(asked('самовывоз?'), templates, { ...chair, status }))).toBeUndefined();
    expect(answerByTemplate(aQuestion(asked('адрес?'), templates, { ...chair, status }))?.template.templateId).toBe(
      'address',
    );
  });
});

describe('the answer', () => {
  it('is greeted where the seller has not written yet', () => {
    expect(answerByTemplate(aQuestion(asked('адрес?')))?.text).toBe('Здравствуйте! Лесная, 7, вход со двора.');
    expect(answerByTemplate(aQuestion([earlier('human', 'Слушаю'), ...asked('адрес?')]))?.text).toBe(
      'Лесная, 7, вход со двора.',
    );
  });

  it('is not greeted twice, and never longer than a message may be', () => {
    const polite = [aTemplate('a', 'Добрый день! Лесная, 7.', ['адрес'])];
    expect(answerByTemplate(aQuestion(asked('адрес?'), polite))?.text).toBe('Добрый день! Лесная, 7.');
    const long = [aTemplate('a', 'я'.repeat(1_000), ['адрес'])];
    expect(answerByTemplate(aQuestion(asked('адрес?'), long))?.text).toHaveLength(1_000);
  });
});

describe('the nearest template, when the model may not be asked', () => {
  it.each<[string | undefined, ...string[]]>([
    ['address', 'адрес?'],
    ['delivery', 'сколько стоит доставка?'],
    ['delivery', 'Здравствуйте', 'а доставка до метро есть?'],
    ['regions', 'какая доставка в регионы по срокам'],
    ['hours', 'график работы магазина какой'],
    [undefined, 'доставка и гарантия?'],
    [undefined, 'какая нагрузка у кресла?'],
    [undefined, 'отдадите за 4000? какой адрес?'],
    [undefined, 'доставка не нужна'],
    [undefined, 'хочу кресло как на третьей картинке слева, доставка потом'],
    [undefined, 'Здравствуйте!'],
  ])('is %s: %s', (templateId, ...texts) => {
    expect(nearest(...texts)).toBe(templateId);
  });
});
