import { useSellerNames } from './seller-names.ts';
import { useAdminTexts } from './texts.ts';

interface SellersFieldProps {
  value: string[];
  onChange(sellerIds: string[]): void;
}

/** Which shops are his. */
export function SellersField({ value, onChange }: SellersFieldProps) {
  const t = useAdminTexts();
  const names = useSellerNames();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('users.sellers')}</legend>
      <div className="flex max-h-48 flex-col gap-1 overflow-y-auto rounded-lg border p-2">
        {[...names].map(([sellerId, name]) => (
          <label
            key={sellerId}
            className="flex min-h-9 cursor-pointer items-center gap-3 rounded px-2 text-sm hover:bg-sunken"
          >
            <input
              type="checkbox"
              className="accent-(--accent)"
              checked={value.includes(sellerId)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, sellerId] : value.filter((each) => each !== sellerId))
              }
            />
            <span className="[overflow-wrap:anywhere]">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
