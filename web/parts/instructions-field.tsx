import { Plus } from 'lucide-react';
import { createTexts } from '../language/create-texts.ts';
import { useFormats } from '../language/formats.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Field, TextArea } from '../ui/field.tsx';

const { useTexts } = createTexts({
  ru: {
    label: 'Правила магазина',
    hint: 'Пишите обычными словами, по одному правилу на строку. Это бот и скажет покупателю, поэтому пишите только правду.',
    placeholder: 'Самовывоз: метро Сокол, ежедневно с 10 до 20.',
    count: '{count} из {most}',
    add: 'Добавить пример и поправить под себя:',
    examples: {
      delivery: {
        name: 'Доставка',
        text: 'Отправляем Авито Доставкой в день заказа, если он пришёл до 15:00, иначе на следующий день.',
      },
      pickup: {
        name: 'Самовывоз',
        text: 'Самовывоз: Москва, 5 минут от метро Сокол, ежедневно с 10 до 20. О приезде договоритесь заранее.',
      },
      payment: {
        name: 'Оплата',
        text: 'Оплата при получении, наличными или переводом. Предоплату не берём.',
      },
      bargain: {
        name: 'Торг',
        text: 'Торга в чате нет, небольшая скидка возможна при осмотре.',
      },
      warranty: {
        name: 'Гарантия',
        text: 'Проверка при получении. Гарантия магазина 14 дней.',
      },
    },
  },
  en: {
    label: 'Rules of the shop',
    hint: 'Write in plain words, one rule a line. The bot tells them to buyers, so write only what is true.',
    placeholder: 'Pick-up: metro Sokol, daily from 10 to 20.',
    count: '{count} of {most}',
    add: 'Add an example and make it yours:',
    examples: {
      delivery: {
        name: 'Delivery',
        text: 'We send by Avito delivery on the day of the order if it comes before 15:00, otherwise on the next day.',
      },
      pickup: {
        name: 'Pick-up',
        text: 'Pick-up: Moscow, 5 minutes from the metro Sokol, daily from 10 to 20. Please arrange it before you come.',
      },
      payment: { name: 'Payment', text: 'Payment on receipt, in cash or by transfer. We take no prepayment.' },
      bargain: { name: 'Bargaining', text: 'No bargaining in the chat; a small discount is possible on inspection.' },
      warranty: { name: 'Warranty', text: 'You check it on receipt. The shop gives a warranty of 14 days.' },
    },
  },
});

export const LONGEST_INSTRUCTIONS = 8_000;

const examples = ['delivery', 'pickup', 'payment', 'bargain', 'warranty'] as const;

interface InstructionsFieldProps {
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
  rows?: number;
}

/** What the bot keeps to, in the seller's words, with examples to begin from. */
export function InstructionsField({ value, onChange, error, rows = 8 }: InstructionsFieldProps) {
  const t = useTexts();
  const formats = useFormats();
  const add = (text: string) => onChange(value.trim() === '' ? text : `${value.trimEnd()}\n${text}`);
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('label')} hint={t('hint')} error={error}>
        <TextArea
          rows={rows}
          value={value}
          placeholder={t('placeholder')}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <p
        className={classNames(
          '-mt-2 text-right text-xs',
          value.length > LONGEST_INSTRUCTIONS ? 'text-danger' : 'text-ink-soft',
        )}
      >
        {t('count', { count: formats.count(value.length), most: formats.count(LONGEST_INSTRUCTIONS) })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-full text-sm text-ink-soft sm:w-auto">{t('add')}</span>
        {examples.map((name) => (
          <Button key={name} className="rounded-full!" onClick={() => add(t(`examples.${name}.text`))}>
            <Plus aria-hidden />
            {t(`examples.${name}.name`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
