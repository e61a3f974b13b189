import { getRouteApi } from '@tanstack/react-router';
import { actionText, knownActions, useActionTexts } from '../../parts/action-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { useSellerNames } from './seller-names.ts';
import { useAdminTexts } from './texts.ts';
import { useUserNames } from './user-names.ts';

const route = getRouteApi('/signed-in/admin/audit');

/** All of it stands in the address. */
export function AuditFilters() {
  const t = useAdminTexts();
  const actions = useActionTexts();
  const sellers = useSellerNames();
  const users = useUserNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: keyof typeof search) => (event: { target: { value: string } }) => {
    const { value } = event.target;
    void navigate({ search: (now) => ({ ...now, [name]: value === '' ? undefined : value }), replace: true });
  };
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <div className="mb-4 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <Choice label={t('audit.action')} value={search.action} onChange={set('action')}>
        {knownActions.map((action) => [action, actionText(action, actions)])}
      </Choice>
      <Choice label={t('audit.seller')} value={search.sellerId} onChange={set('sellerId')}>
        {[...sellers]}
      </Choice>
      <Choice label={t('audit.user')} value={search.userId} onChange={set('userId')}>
        {[...users]}
      </Choice>
      <Field label={t('audit.from')}>
        <Input type="date" value={search.from ?? ''} onChange={set('from')} />
      </Field>
      <Field label={t('audit.to')}>
        <Input type="date" value={search.to ?? ''} onChange={set('to')} />
      </Field>
      {isFiltered && <Button onClick={() => void navigate({ search: {}, replace: true })}>{t('audit.clear')}</Button>}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  onChange(event: { target: { value: string } }): void;
  /** Values with their words. */
  children: [string, string][];
}

function Choice({ label, value = '', onChange, children }: ChoiceProps) {
  const t = useAdminTexts();
  return (
    <Field label={label}>
      <Select value={value} onChange={onChange}>
        <option value="">{t('audit.any')}</option>
        {children.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
