import type { UseFormRegisterReturn } from 'react-hook-form';
import { useAdminTexts } from './texts.ts';

/** What somebody may, with what that means. */
export function RoleField(registered: UseFormRegisterReturn) {
  const t = useAdminTexts();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('users.role')}</legend>
      {(['operator', 'owner', 'admin'] as const).map((role) => (
        <label
          key={role}
          className="flex cursor-pointer items-start gap-3 rounded-lg border p-3 text-sm has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input type="radio" value={role} {...registered} className="mt-1 accent-(--accent)" />
          <span>
            <span className="font-medium">{t(`users.roles.${role}`)}</span>
            <span className="block text-ink-soft">{t(`users.roleAbout.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
