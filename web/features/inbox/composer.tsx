import { MessageSquareText, SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useState, useSyncExternalStore } from 'react';
import { useSeller } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useChatTexts } from './chat-texts.ts';
import { useKeptKey } from './chat-where.ts';
import { TemplateList, useTemplates } from './composer-template-list.tsx';
import { insertedAt, meaningOf, slashFilter, type Template } from './composer-templates.ts';
import { ComposerText } from './composer-text.tsx';
import { words } from './composer-words.ts';

/** Avito's own limit, and from where on one should know of it. */
const MOST = 1_000;
const NEAR = 800;

interface ComposerProps {
  /** The chat is the person's already: nothing changes hands by sending. */
  isTaken: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onSend(text: string): void;
}

/** Where a person writes to the buyer. Nothing typed here is lost until it is sent. */
export function Composer({ isTaken, field, onSend }: ComposerProps) {
  const t = useChatTexts();
  const key = useKeptKey();
  const { avito } = useSeller();
  const text = words.use(key);
  const isTouch = useIsTouch();
  const picking = useTemplatePicking(text, field, key);
  const length = text.trim().length;
  const isConnected = avito.status !== 'not-connected';
  const isSendable = length > 0 && length <= MOST && isConnected;
  const send = () => {
    if (!isSendable) return;
    onSend(text.trim());
    words.write(key, '');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (picking.takesKey(event)) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey || (!isTouch && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      className="shrink-0 border-t bg-surface px-2 py-2 md:px-5 md:py-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="relative mx-auto max-w-3xl">
        {picking.panel}
        <div className="flex items-end gap-1.5">
          <Button
            variant="quiet"
            size="icon"
            className="h-10! md:w-10!"
            aria-label={t('composer.templates')}
            title={t('composer.templates')}
            aria-expanded={picking.isOpen}
            onClick={picking.toggle}
          >
            <MessageSquareText aria-hidden />
          </Button>
          <ComposerText
            ref={field}
            value={text}
            maxRows={8}
            aria-label={t('composer.label')}
            placeholder={t('composer.placeholder')}
            aria-invalid={length > MOST || undefined}
            {...picking.field}
            onChange={(event) => words.write(key, event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Button
            type="submit"
            variant="primary"
            size="icon"
            className="h-10! md:w-10!"
            disabled={!isSendable}
            aria-label={t('composer.send')}
            title={t('composer.send')}
          >
            <SendHorizontal aria-hidden />
          </Button>
        </div>
        <Hints length={length} isTaken={isTaken} isConnected={isConnected} isTouch={isTouch} />
      </div>
    </form>
  );
}

interface HintsProps {
  length: number;
  isTaken: boolean;
  isConnected: boolean;
  isTouch: boolean;
}

function Hints({ length, isTaken, isConnected, isTouch }: HintsProps) {
  const t = useChatTexts();
  return (
    <div className="mt-1 flex items-start justify-between gap-3 px-1 text-xs text-ink-soft">
      <p className={isConnected ? undefined : 'text-danger'}>
        {isConnected ? !isTaken && t('composer.takes') : t('composer.notConnected')}{' '}
        <span className="max-md:hidden">{isTouch ? t('composer.keysPhone') : t('composer.keysDesk')}</span>
      </p>
      {length >= NEAR && (
        <p
          role="status"
          className={classNames('shrink-0 tabular-nums', length > MOST && 'font-medium text-danger max-md:shrink')}
        >
          {length > MOST
            ? t('composer.tooLong', { count: String(length) })
            : t('composer.count', { count: String(length) })}
        </p>
      )}
    </div>
  );
}

/** Templates open by their button, or by `/` at the beginning; what is typed after it filters them. */
function useTemplatePicking(text: string, field: RefObject<HTMLTextAreaElement | null>, key: string) {
  const id = useId();
  const [search, setSearch] = useState<string>();
  const [active, setActive] = useState(0);
  const [closedAt, setClosedAt] = useState<string>();
  const slash = closedAt === text ? undefined : slashFilter(text);
  const filter = search ?? slash;
  const templates = useTemplates(filter);
  const chosen = Math.min(active, templates.matching.length - 1);
  const close = () => {
    setSearch(undefined);
    setClosedAt(text);
    setActive(0);
  };
  const pick = (template: Template) => {
    const at = field.current?.selectionStart ?? text.length;
    const next =
      slash === undefined ? insertedAt(text, at, template.text) : { text: template.text, caret: template.text.length };
    words.write(key, next.text);
    close();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const takesKey = (event: KeyboardEvent) => {
    const taken = templates.matching[chosen];
    const count = templates.matching.length;
    const meant = filter === undefined ? undefined : meaningOf(event, taken !== undefined);
    if (meant === undefined) return false;
    event.preventDefault();
    event.stopPropagation();
    if (meant === 'close') close();
    else if (meant === 'take' && taken !== undefined) pick(taken);
    else if (meant !== 'nothing') setActive((chosen + (meant === 'next' ? 1 : -1) + count) % count);
    return true;
  };
  const listId = `${id}-list`;
  const isOpen = filter !== undefined;
  const combobox = {
    'aria-controls': listId,
    'aria-activedescendant': chosen >= 0 ? `${listId}-${chosen}` : undefined,
  };
  return {
    isOpen,
    takesKey,
    toggle: () => (isOpen ? close() : setSearch('')),
    field: isOpen && search === undefined ? combobox : {},
    panel: isOpen && (
      <TemplatePanel
        search={search}
        onSearch={(value) => {
          setSearch(value);
          setActive(0);
        }}
        onKeyDown={takesKey}
        combobox={combobox}
      >
        <TemplateList id={listId} templates={templates} active={chosen} onPick={pick} />
      </TemplatePanel>
    ),
  };
}

interface TemplatePanelProps {
  search: string | undefined;
  onSearch(value: string): void;
  onKeyDown(event: KeyboardEvent): void;
  combobox: object;
  children: React.ReactNode;
}

function TemplatePanel({ search, onSearch, onKeyDown, combobox, children }: TemplatePanelProps) {
  const t = useChatTexts();
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-2 rounded-xl border bg-raised p-1.5 shadow-lg">
      {search !== undefined && (
        <input
          type="search"
          ref={(element) => element?.focus()}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-label={t('composer.findTemplate')}
          placeholder={t('composer.findTemplate')}
          className="mb-1.5 h-10 w-full rounded-lg border border-line-strong/60 bg-surface px-3 text-base md:text-sm"
          {...combobox}
        />
      )}
      {children}
    </div>
  );
}

const touch = matchMedia('(pointer: coarse)');

/** On a phone Enter begins a new line: there is a button to send, and no Shift at hand. */
function useIsTouch(): boolean {
  return useSyncExternalStore(
    (listener) => {
      touch.addEventListener('change', listener);
      return () => touch.removeEventListener('change', listener);
    },
    () => touch.matches,
  );
}
