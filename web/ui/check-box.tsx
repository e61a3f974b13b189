import { type ReactNode, useId } from 'react';

interface CheckBoxProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** One of several that may hold together. */
export function CheckBox({ label, hint, checked, onChange }: CheckBoxProps) {
  const id = useId();
  return (
    <label className="flex min-h-10 cursor-pointer items-start gap-3 py-1.5 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint === undefined ? undefined : id}
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint !== undefined && (
          <span id={id} className="block text-ink-soft">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
