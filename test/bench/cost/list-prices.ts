/** What AWS charges, in US dollars, without the free amounts. */
export interface ListPrices {
  lambdaRequest: number;
  /** Of an ARM function. */
  lambdaGigabyteSecond: number;
  httpApiRequest: number;
  sqsFifoRequest: number;
  sqsStandardRequest: number;
  dynamoDbWriteUnit: number;
  dynamoDbReadUnit: number;
  logGigabyte: number;
  trace: number;
  secretMonth: number;
  secretCall: number;
  alarmMetricMonth: number;
  customMetricMonth: number;
  /** Over HTTPS, with what it brings. */
  cloudFrontRequest: number;
  cloudFrontFunctionRun: number;
  cloudFrontGigabyte: number;
}

/** Public pages on AWS's prices as stored by mid 2026, first tier; look them up again before relying on them. */
export const listPricesOf = 'mid 2026';

const million = 1_000_000;

const virginia: ListPrices = {
  lambdaRequest: 0.2 / million,
  lambdaGigabyteSecond: 0.000_013_333_4,
  httpApiRequest: 1 / million,
  sqsFifoRequest: 0.5 / million,
  // 0.4 and the 0.1 that a fair queue adds: the jobs name their seller as message group.
  sqsStandardRequest: 0.5 / million,
  dynamoDbWriteUnit: 0.625 / million,
  dynamoDbReadUnit: 0.125 / million,
  logGigabyte: 0.5,
  trace: 5 / million,
  secretMonth: 0.4,
  secretCall: 0.05 / 10_000,
  alarmMetricMonth: 0.1,
  customMetricMonth: 0.3,
  cloudFrontRequest: 1 / million,
  cloudFrontFunctionRun: 0.1 / million,
  cloudFrontGigabyte: 0.085,
};

export const listPrices = {
  'us-east-1': virginia,
  'eu-central-1': {
    ...virginia,
    httpApiRequest: 1.2 / million,
    dynamoDbWriteUnit: 0.762_5 / million,
    dynamoDbReadUnit: 0.152_5 / million,
    logGigabyte: 0.63,
    // What Europe's edges charge.
    cloudFrontRequest: 1.2 / million,
  },
} as const satisfies Record<string, ListPrices>;

/** What is free every month in every account, not only in its first year. */
export const alwaysFree = {
  lambdaRequests: million,
  lambdaGigabyteSeconds: 400_000,
  sqsRequests: million,
  logGigabytes: 5,
  traces: 100_000,
  alarmMetrics: 10,
  customMetrics: 10,
} as const;
