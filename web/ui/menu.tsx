import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface MenuProps {
  trigger: ReactElement;
  /** `MenuItem`s. */
  children: ReactNode;
  align?: 'start' | 'end';
}

export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner align={align} sideOffset={6} className="z-50">
          <BaseMenu.Popup className="max-h-[70dvh] min-w-48 overflow-y-auto rounded-xl border bg-raised p-1 shadow-lg outline-none">
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface MenuItemProps {
  onClick?: () => void;
  /** Where it leads, when it is a link. */
  render?: ReactElement;
  isDangerous?: boolean;
  children: ReactNode;
}

export function MenuItem({ onClick, render, isDangerous = false, children }: MenuItemProps) {
  return (
    <BaseMenu.Item
      {...(render === undefined ? {} : { render })}
      {...(onClick === undefined ? {} : { onClick })}
      className={classNames(
        'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0',
        isDangerous && 'text-danger',
      )}
    >
      {children}
    </BaseMenu.Item>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />;
}
