import { Trash2 } from 'lucide-react';
import { Confirm } from '../../parts/confirm.tsx';
import { Button } from '../../ui/button.tsx';
import { useKnowledgeTexts } from './texts.ts';

interface EditFooterProps {
  /** The id of the form that is saved. */
  form: string;
  isBusy: boolean;
  /** Absent for what is new. */
  deletion?: { title: string; about: string; act(): Promise<unknown> } | undefined;
}

/** Stays in sight below a long form, outside of it: the question whether to delete has a form of its own. */
export function EditFooter({ form, isBusy, deletion }: EditFooterProps) {
  const t = useKnowledgeTexts();
  return (
    <div className="sticky bottom-0 -mx-5 mt-5 -mb-5 flex items-center justify-between gap-2 border-t bg-raised px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {deletion !== undefined && (
        <Confirm
          trigger={(ask) => (
            <Button variant="danger-quiet" onClick={ask}>
              <Trash2 aria-hidden />
              {t('delete')}
            </Button>
          )}
          title={deletion.title}
          confirmLabel={t('delete')}
          onConfirm={deletion.act}
        >
          {deletion.about}
        </Confirm>
      )}
      <Button type="submit" form={form} variant="primary" isBusy={isBusy} className="ml-auto">
        {t('save')}
      </Button>
    </div>
  );
}
