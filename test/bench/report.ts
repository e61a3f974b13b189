import type { Figure } from './figure.ts';

interface Column {
  title: string;
  of(figure: Figure): string;
}

const columns: Column[] = [
  { title: 'what', of: ({ what }) => what },
  { title: 'measured', of: ({ measured }) => measured },
  { title: 'bar', of: ({ bar }) => bar },
  { title: 'verdict', of: ({ isReached }) => (isReached ? 'reached' : 'missed') },
  { title: 'baseline of the same run', of: ({ baseline }) => baseline },
];

/** For the console: aligned columns, notes below. */
export function asText(figures: Figure[], machine: string, { isVerbose }: { isVerbose: boolean }): string {
  const rows = [columns.map(({ title }) => title), ...figures.map(cells)];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const details = isVerbose ? figures.flatMap(detailsOf) : [];
  return [...lines, '', ...notes(figures), '', ...details, machine, ''].join('\n');
}

/** The whole page: table, machine, notes. */
export function asMarkdown(figures: Figure[], machine: string): string {
  return [
    '# Figures',
    '',
    'Written by `npm run bench -- --write`. The bars are goals, the baselines were measured in the same run.',
    '',
    `Machine: ${machine}`,
    '',
    asTable(figures),
    '',
    ...notes(figures).map((note) => `- ${note.trim()}`),
    '',
  ].join('\n');
}

const BEGIN = '<!-- figures: npm run bench -- --write -->';
const END = '<!-- end of figures -->';

/** A page with the table and the machine between its two marks; other pages stay as they are. */
export function withFigures(page: string, figures: Figure[], machine: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) return page;
  return `${before}${BEGIN}\n\n${asTable(figures)}\n\nMachine: ${machine}\n\n${END}${after}`;
}

function asTable(figures: Figure[]): string {
  const row = (values: string[]) => `| ${values.map((value) => value.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    row(columns.map(({ title }) => title)),
    row(columns.map(() => '---')),
    ...figures.map((figure) => row(cells(figure))),
  ].join('\n');
}

function cells(figure: Figure): string[] {
  return columns.map(({ of }) => of(figure));
}

/** A note that holds for several figures is said once. */
function notes(figures: Figure[]): string[] {
  return [...new Set(figures.flatMap(({ what, notes: own }) => own.map((note) => `${what}: ${note}`)))];
}

function detailsOf({ what, details = [] }: Figure): string[] {
  return details.length === 0 ? [] : [`${what}:`, ...details.map((line) => `  ${line}`), ''];
}
