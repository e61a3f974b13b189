export interface ChartTableProps {
  label: string;
  /** The first one names the rows. */
  columns: string[];
  rows: { key: string | number; name: string; cells: string[] }[];
}

export function ChartTable({ label, columns, rows }: ChartTableProps) {
  const [first, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section aria-label={label} tabIndex={0} className="mt-1 max-h-72 overflow-auto rounded-lg border">
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 bg-sunken px-3 py-2 text-left text-xs font-medium text-ink-soft">
              {first}
            </th>
            {others.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 bg-sunken px-3 py-2 text-right text-xs font-medium text-ink-soft"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {name}
              </th>
              {others.map((column, place) => (
                <td key={column} className="px-3 py-1.5 text-right">
                  {cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
