import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

export interface ScheduleDescription {
  ruleArn: string;
  everySeconds: number;
  functionArn: string;
  /** The event the rule sends instead of EventBridge's own. */
  input: unknown;
}

const secondsOf = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;

const rate = z
  .string()
  .regex(/^rate\(\d+ (second|minute|hour|day)s?\)$/, { error: 'only rate(...) schedules run here' })
  .transform((expression) => {
    const [, amount, unit] = /^rate\((\d+) (second|minute|hour|day)s?\)$/.exec(expression) ?? [];
    return Number(amount) * secondsOf[z.enum(['second', 'minute', 'hour', 'day']).parse(unit)];
  });

const properties = z.object({
  ScheduleExpression: rate.optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })).default([]),
});

export function readSchedules(reader: TemplateReader): ScheduleDescription[] {
  return reader.resources('AWS::Events::Rule', properties).flatMap(({ physical, properties: own }) => {
    const everySeconds = own.ScheduleExpression;
    if (everySeconds === undefined || own.State !== 'ENABLED') return [];
    return own.Targets.map(({ Arn, Input }) => ({
      ruleArn: physical.attributes.Arn ?? physical.ref,
      everySeconds,
      functionArn: Arn,
      input: Input === undefined ? undefined : JSON.parse(Input),
    }));
  });
}
