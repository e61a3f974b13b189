import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createTexts } from '../language/create-texts.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { useUiTexts } from '../ui/texts.ts';
import { useDecisionTexts } from './decision-texts.ts';
import { type Seller, useSellerId } from './seller.ts';

const { useTexts } = createTexts({
  ru: {
    legend: 'Режим работы бота',
    about: {
      off: 'Бот молчит. Сообщения собираются в разделе «Чаты», отвечаете только вы.',
      draft:
        'На каждое сообщение бот готовит ответ, но покупатель получит его, только когда человек нажмёт «Отправить». С этого удобно начать: видно, что бот ответил бы.',
      auto: 'Бот отвечает покупателям сам, за секунды, и днём и ночью. Когда он не знает ответа, не уверен или покупатель недоволен, он передаёт чат вам. Взять чат себе можно в любой момент.',
    },
    sureTitle: 'Бот будет отвечать сам?',
    sureAbout:
      'Покупатели будут получать ответы сразу, без вашей проверки. Бот говорит только то, что есть в объявлениях, правилах и статьях, но лучше сначала увидеть это своими глазами.',
    sureReplay: 'На прошлых чатах можно посмотреть, что бот ответил бы и что ответили вы. Ничего не отправляется.',
    replay: 'Сначала проверить на прошлых чатах',
    sure: 'Да, пусть отвечает',
  },
  en: {
    legend: 'How the bot works',
    about: {
      off: 'The bot is silent. Messages are collected in “Chats”, and only you answer.',
      draft:
        'The bot prepares an answer to each message, but the buyer gets it only when a person presses “Send”. A good way to begin: you see what it would answer.',
      auto: 'The bot answers buyers itself, within seconds, by day and night. When it does not know, is not sure, or a buyer is unhappy, it hands the chat to you. You can take a chat at any time.',
    },
    sureTitle: 'Shall the bot answer by itself?',
    sureAbout:
      'Buyers get answers at once, without your check. The bot says only what stands in listings, rules and articles, but you had better see that with your own eyes first.',
    sureReplay: 'On past chats you can see what the bot would have said and what you said. Nothing is sent.',
    replay: 'Try it on past chats first',
    sure: 'Yes, let it answer',
  },
});

type Mode = Seller['mode'];

interface ModeChoiceProps {
  value: Mode;
  onChoose(mode: Mode): void;
  isDisabled?: boolean;
}

/** The mode with what follows from it. Before a bot answers by itself it is asked once, and a look at past chats is offered. */
export function ModeChoice({ value, onChoose, isDisabled = false }: ModeChoiceProps) {
  const t = useTexts();
  const words = useDecisionTexts();
  const ui = useUiTexts();
  const sellerId = useSellerId();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <RadioCards
        legend={t('legend')}
        value={value}
        isDisabled={isDisabled}
        cards={(['auto', 'draft', 'off'] as const).map((mode) => ({
          value: mode,
          title: words(`mode.${mode}`),
          about: t(`about.${mode}`),
        }))}
        onChoose={(mode) => (mode === 'auto' ? setAsking(true) : onChoose(mode))}
      />
      <Dialog title={t('sureTitle')} isOpen={isAsking} onClose={close}>
        <div className="flex flex-col gap-3 text-sm text-ink-soft">
          <p>{t('sureAbout')}</p>
          <p>{t('sureReplay')}</p>
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={close}>
            {ui('cancel')}
          </Button>
          <Link
            to="/sellers/$sellerId/playground/replay"
            params={{ sellerId }}
            className={classNames(buttonClasses({}), 'max-w-full')}
            onClick={close}
          >
            {t('replay')}
          </Link>
          <Button
            variant="primary"
            onClick={() => {
              close();
              onChoose('auto');
            }}
          >
            {t('sure')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
