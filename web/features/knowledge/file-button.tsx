import { Upload } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from '../../ui/button.tsx';

interface FileButtonProps {
  accept: string;
  onChoose(file: File): void;
  isPrimary?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

/** Asks for a file of this device. */
export function FileButton({ accept, onChoose, isPrimary = false, disabled = false, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file, mended meanwhile, must be news the next time.
          target.value = '';
          if (file !== undefined) onChoose(file);
        }}
      />
      <Button variant={isPrimary ? 'primary' : 'secondary'} disabled={disabled} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {children}
      </Button>
    </>
  );
}
