import {
  CircleHelp,
  ExternalLink,
  File,
  Link2,
  type LucideIcon,
  MapPin,
  Phone,
  Smartphone,
  Tag,
  Trash2,
  Video,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Message } from './chat-messages.ts';
import { useChatTexts } from './chat-texts.ts';
import { MessageImage } from './message-image.tsx';
import { mapAddress, webAddress } from './message-text.ts';
import { MessageVoice } from './message-voice.tsx';
import { MessageWords } from './message-words.tsx';

type Content = Message['content'];
const wordless = { call: Phone, 'app-call': Smartphone, file: File, video: Video, deleted: Trash2 } as const;

/** What a message holds, whatever kind it is. */
export function MessageContent({ content, author }: { content: Content; author: string }) {
  const t = useChatTexts();
  switch (content.kind) {
    case 'text':
    case 'system':
      return <MessageWords text={content.text} />;
    case 'image':
      return <MessageImage url={content.url} author={author} />;
    case 'voice':
      return <MessageVoice content={content} />;
    case 'location':
      return <Place content={content} />;
    case 'item':
      return (
        <Thing icon={Tag} name={t('content.item')} url={content.url}>
          {content.title}
        </Thing>
      );
    case 'link':
      return <SentLink content={content} />;
    case 'unsupported':
      return <Wordless icon={CircleHelp}>{t('content.unsupported')}</Wordless>;
    default:
      return <Wordless icon={wordless[content.kind]}>{t(`content.${content.kind}`)}</Wordless>;
  }
}

function Place({ content }: { content: Extract<Content, { kind: 'location' }> }) {
  const t = useChatTexts();
  const { latitude, longitude, text } = content;
  const url = latitude === undefined || longitude === undefined ? undefined : mapAddress({ latitude, longitude });
  return (
    <Thing icon={MapPin} name={t('content.location')} url={url} action={t('content.openMap')}>
      {text}
    </Thing>
  );
}

function SentLink({ content: { url, text } }: { content: Extract<Content, { kind: 'link' }> }) {
  const address = webAddress(url);
  return (
    <>
      {text !== undefined && text !== url && <MessageWords text={text} />}
      <Thing icon={Link2} url={address}>
        {url}
      </Thing>
    </>
  );
}

interface ThingProps {
  icon: LucideIcon;
  name?: string;
  url?: string | undefined;
  action?: string;
  children: string;
}

/** Something with a name that may lead somewhere. */
function Thing({ icon: Icon, name, url, action, children }: ThingProps) {
  const address = webAddress(url);
  const body = (
    <>
      <Icon className="mt-0.5 size-4 shrink-0 text-ink-soft" aria-hidden />
      <span className="min-w-0 flex-1">
        {name !== undefined && <span className="block text-xs text-ink-soft">{name}</span>}
        <span className="words block">{children}</span>
        {action !== undefined && address !== undefined && (
          <span className="mt-1 block text-sm font-medium underline underline-offset-2">{action}</span>
        )}
      </span>
      {address !== undefined && <ExternalLink className="mt-0.5 size-4 shrink-0 text-ink-soft" aria-hidden />}
    </>
  );
  const look = 'flex min-w-0 items-start gap-2.5';
  return address === undefined ? (
    <div className={look}>{body}</div>
  ) : (
    <a href={address} target="_blank" rel="noopener noreferrer" className={`${look} hover:underline`}>
      {body}
    </a>
  );
}

function Wordless({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2.5 text-ink-soft">
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      {children}
    </p>
  );
}
