import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Language } from '../../language/language.ts';
import type { Figures, Insights } from './insights-data.ts';
import { countOf, type OutcomeGroup, outcomeGroups } from './outcome-groups.ts';

type Cell = string | number | null;
/** The columns of the table of days, in order. */
export const dayColumns = [
  'date',
  'buyer',
  'bot',
  'human',
  'turns',
  'answered',
  'botTypical',
  'botSlow',
  'humanTypical',
  'humanSlow',
  'handOffs',
  'drafts',
  'takeovers',
  'cost',
] as const;
export type DayColumn = (typeof dayColumns)[number];

export function daysCsv(
  { days }: Pick<Insights, 'days'>,
  { heading, language }: { heading(column: DayColumn): string; language: Language },
): string {
  const rows = days.map(({ date, ...figures }) => {
    const cells = cellsOf(date, figures);
    return dayColumns.map((column) => cells[column]);
  });
  return csv([dayColumns.map(heading), ...rows], language);
}

export interface ReasonWords {
  headings: [outcome: string, reason: string, count: string];
  outcome(outcome: OutcomeGroup['outcome']): string;
  reason(reason: string): string;
  language: Language;
}

export function reasonsCsv({ total }: Pick<Insights, 'total'>, words: ReasonWords): string {
  const rows = outcomeGroups(total).flatMap(({ outcome, reasons }) =>
    reasons.map(({ reason, count }) => [words.outcome(outcome), words.reason(reason), count]),
  );
  return csv([words.headings, ...rows], words.language);
}

function cellsOf(date: string, figures: Figures): Record<DayColumn, Cell> {
  const { messages, turns, answeredShare, firstAnswer, handOffs, takeovers, usage } = figures;
  return {
    date,
    buyer: messages.buyer,
    bot: messages.bot,
    human: messages.human,
    turns,
    answered: answeredShare === null ? null : Math.round(answeredShare * 1_000) / 10,
    botTypical: firstAnswer.bot.p50Seconds,
    botSlow: firstAnswer.bot.p95Seconds,
    humanTypical: firstAnswer.human.p50Seconds,
    humanSlow: firstAnswer.human.p95Seconds,
    handOffs,
    drafts: countOf(figures, 'draft'),
    takeovers,
    cost: usage.costMicroUsd / 1_000_000,
  };
}

/**
 * As a spreadsheet opens it with a double click. Excel goes by the system's language: in Russian cells end at semicolons, and `1.5`
 * would be the first of May. A cell that looks like a formula is made a text, and the mark at the beginning says UTF-8.
 */
function csv(rows: Cell[][], language: Language): string {
  const isRussian = language === 'ru';
  const decimal = (value: number) => {
    const text = decimals.format(value);
    return isRussian ? text.replace('.', ',') : text;
  };
  return stringify(rows, {
    bom: true,
    delimiter: isRussian ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: decimal },
  });
}

/** Never `1e-7`. */
const decimals = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 6 });
