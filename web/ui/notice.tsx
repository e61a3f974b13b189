import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const noticeClasses = cva(
  'flex items-start gap-2.5 rounded-lg px-3.5 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0',
  {
    variants: {
      tone: {
        info: 'bg-info-soft [&>svg]:text-info',
        success: 'bg-success-soft [&>svg]:text-success',
        warning: 'bg-warning-soft [&>svg]:text-warning',
        danger: 'bg-danger-soft [&>svg]:text-danger',
      },
    },
  },
);
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

interface NoticeProps {
  tone: NonNullable<VariantProps<typeof noticeClasses>['tone']>;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** It came up by something that was done: it is read out. */
  isNews?: boolean;
  className?: string;
}

/** Something to know, in its place on the page. */
export function Notice({ tone, title, children, action, isNews = false, className }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={classNames(noticeClasses({ tone }), className)} role={isNews ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div className="min-w-0 flex-1 text-ink">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
