import { type ReactNode, useEffect, useRef } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { type StepName, type StepState, stepNames } from './steps.ts';
import { useStepsTexts } from './texts.ts';

interface StepFrameProps {
  name: StepName;
  state: StepState;
  onNext(): void;
  children: ReactNode;
}

/** One step: what it is, whether it is done, and the way on, which is the one thing to press once it is. */
export function StepFrame({ name, state, onNext, children }: StepFrameProps) {
  const t = useStepsTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(document.activeElement === document.body);
  useEffect(() => {
    // One who listens hears the step that came; at the first look the page's own heading is heard.
    if (!isFirst.current) heading.current?.focus({ preventScroll: true });
  }, []);
  const isLast = name === stepNames.at(-1);
  return (
    <section className="rounded-xl border bg-surface p-4 md:p-6">
      <p className="text-sm text-ink-soft">
        {t('number', { number: String(stepNames.indexOf(name) + 1), all: String(stepNames.length) })}
      </p>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {t(`name.${name}`)}
        </h2>
        {state === 'done' && !isLast && <Badge tone="success">{t('done')}</Badge>}
      </div>
      {children}
      {!isLast && (
        <div className="mt-6 flex justify-end border-t pt-4">
          <Button variant={state === 'todo' ? 'quiet' : 'primary'} onClick={onNext}>
            {state === 'todo' ? t('skip') : t('next')}
          </Button>
        </div>
      )}
    </section>
  );
}
