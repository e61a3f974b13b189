import type { ListPrices } from './list-prices.ts';

/** Everything AWS counts, for some piece of work. */
export interface Usage {
  lambdaRequests: number;
  gigabyteSeconds: number;
  httpApiRequests: number;
  sqsFifoRequests: number;
  sqsStandardRequests: number;
  writeUnits: number;
  readUnits: number;
  logBytes: number;
  traces: number;
  secretCalls: number;
}

export interface CostLine {
  what: keyof Usage;
  quantity: number;
  usd: number;
}

export function costOf(usage: Usage, prices: ListPrices): CostLine[] {
  const price: Record<keyof Usage, number> = {
    lambdaRequests: prices.lambdaRequest,
    gigabyteSeconds: prices.lambdaGigabyteSecond,
    httpApiRequests: prices.httpApiRequest,
    sqsFifoRequests: prices.sqsFifoRequest,
    sqsStandardRequests: prices.sqsStandardRequest,
    writeUnits: prices.dynamoDbWriteUnit,
    readUnits: prices.dynamoDbReadUnit,
    logBytes: prices.logGigabyte / 1e9,
    traces: prices.trace,
    secretCalls: prices.secretCall,
  };
  return lines(usage, (what, quantity) => quantity * price[what]);
}

export function times(usage: Usage, factor: number): Usage {
  return {
    lambdaRequests: usage.lambdaRequests * factor,
    gigabyteSeconds: usage.gigabyteSeconds * factor,
    httpApiRequests: usage.httpApiRequests * factor,
    sqsFifoRequests: usage.sqsFifoRequests * factor,
    sqsStandardRequests: usage.sqsStandardRequests * factor,
    writeUnits: usage.writeUnits * factor,
    readUnits: usage.readUnits * factor,
    logBytes: usage.logBytes * factor,
    traces: usage.traces * factor,
    secretCalls: usage.secretCalls * factor,
  };
}

function lines(usage: Usage, usdOf: (what: keyof Usage, quantity: number) => number): CostLine[] {
  const names = [
    'lambdaRequests',
    'gigabyteSeconds',
    'httpApiRequests',
    'sqsFifoRequests',
    'sqsStandardRequests',
    'writeUnits',
    'readUnits',
    'logBytes',
    'traces',
    'secretCalls',
  ] as const satisfies (keyof Usage)[];
  return names.map((what) => ({ what, quantity: usage[what], usd: usdOf(what, usage[what]) }));
}
