import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectRoot, resourcesOf, synthesize } from './synthesize.ts';

const alarm = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).optional(),
  OKActions: z.array(z.unknown()).optional(),
});

const silent = stacksOf({});
const mailing = stacksOf({ ALARM_EMAIL: 'on-call@example.com' });
const alarms = alarmsOf(silent);
const runbook = readFileSync(path.join(projectRoot, 'docs/runbook.md'), 'utf8');

describe('alarms', () => {
  it.each(alarms.map(({ AlarmDescription }) => AlarmDescription))(
    'say what is at stake and where to read on: %s',
    (text) => {
      const [, impact, heading] = /^(.+\.) What to do: docs\/runbook\.md, "(.+)"\.$/.exec(text) ?? [];
      expect(impact).toMatch(/buyer|message|seller/i);
      expect(runbook).toContain(`\n## ${heading}\n`);
    },
  );

  it('and the runbook agree: no heading is left without its alarm', () => {
    const headings = [...runbook.matchAll(/^## (.+: .+)$/gm)].map((match) => match[1]);
    const named = alarms.map(({ AlarmDescription }) => /"(.+)"/.exec(AlarmDescription)?.[1]);
    expect(named.sort()).toEqual(headings.sort());
  });

  it('cost at most $0.40 a month beyond the ten metrics that CloudWatch watches for nothing', () => {
    // An alarm on two metrics counts twice.
    expect(alarms.length + 1).toBeLessThanOrEqual(14);
  });

  it('ring in the console only, unless somebody is named', () => {
    expect(alarms.flatMap(({ AlarmActions = [] }) => AlarmActions)).toEqual([]);
    for (const template of silent) template.resourceCountIs('AWS::SNS::Topic', 0);
  });

  it('all mail whoever is named, when they begin and when they end', () => {
    const found = alarmsOf(mailing);
    expect(found).toHaveLength(alarms.length);
    expect(found.every(({ AlarmActions, OKActions }) => AlarmActions?.length === 1 && OKActions?.length === 1)).toBe(
      true,
    );
    const [messaging, adminApi] = mailing;
    const subscription = { Protocol: 'email', Endpoint: 'on-call@example.com' };
    messaging?.hasResourceProperties('AWS::SNS::Subscription', subscription);
    // One address is asked once whether it wants the mails.
    adminApi?.resourceCountIs('AWS::SNS::Subscription', 0);
  });

  it('may write to their topic, which has a policy of its own', () => {
    const policies = JSON.stringify(mailing[0]?.findResources('AWS::SNS::TopicPolicy'));
    expect(policies).toContain('"Service":"cloudwatch.amazonaws.com"');
  });
});

function stacksOf(environment: Record<string, string>): Template[] {
  const { messaging, adminApi } = synthesize('prod', environment);
  return [messaging, adminApi];
}

function alarmsOf(templates: Template[]) {
  return templates.flatMap((template) =>
    resourcesOf(template, 'AWS::CloudWatch::Alarm', alarm).map(([, properties]) => properties),
  );
}
