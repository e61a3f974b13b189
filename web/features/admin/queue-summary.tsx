import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import type { QueueStatus } from './system-status.ts';
import { useAdminTexts } from './texts.ts';

/** Each queue in a line: how much waits, and whether something was put aside. */
export function QueueSummary({ queues }: { queues: QueueStatus[] }) {
  const t = useAdminTexts();
  const formats = useFormats();
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {queues.map(({ name, messages, deadLetters }) => (
        <li key={name} className="flex items-center justify-between gap-3">
          <Link to="/admin/queues" className="hover:underline">
            {t(`queues.name.${name}`)}
          </Link>
          <span className="flex items-center gap-2 tabular-nums">
            {messages === null ? (
              <Badge tone="danger">{t('queues.silent')}</Badge>
            ) : (
              <span className="text-ink-soft">{formats.count(messages.visible + messages.inFlight)}</span>
            )}
            {(deadLetters?.visible ?? 0) > 0 && (
              <Badge tone="danger">
                {t('queues.dead')}: {formats.count(deadLetters?.visible ?? 0)}
              </Badge>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
