import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { useSignInTexts } from './texts.ts';

/** The frame of the pages before the door. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const t = useSignInTexts();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <div className="flex items-center gap-3">
        <img src="/favicon.svg" alt="" className="size-9" />
        <span className="text-lg font-semibold">{t('product')}</span>
        <div className="ml-auto">
          <LanguageSwitch />
        </div>
      </div>
      <div className="rounded-2xl border bg-surface p-6">
        <h1 className="mb-4 text-xl font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  );
}
