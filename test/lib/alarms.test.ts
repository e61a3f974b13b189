import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectRoot, resourcesOf, synthesize } from './synthesize.ts';

const alarm = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).optional(),
  OKActions: z.array(z.unknown()).optional(),
});

const silent = synthesize('prod').messaging;
const mailing = synthesize('prod', { ALARM_EMAIL: 'on-call@example.com' }).messaging;
const alarms = resourcesOf(silent, 'AWS::CloudWatch::Alarm', alarm).map(([, properties]) => properties);
const runbook = readFileSync(path.join(projectRoot, 'docs/runbook.md'), 'utf8');

describe('alarms', () => {
  it.each(alarms.map(({ AlarmDescription }) => AlarmDescription))(
    'say what is at stake and where to read on: %s',
    (text) => {
      const [, impact, heading] = /^(.+\.) What to do: docs\/runbook\.md, "(.+)"\.$/.exec(text) ?? [];
      expect(impact).toMatch(/buyer|message/i);
      expect(runbook).toContain(`\n## ${heading}\n`);
    },
  );

  it('and the runbook agree: no heading is left without its alarm', () => {
    const headings = [...runbook.matchAll(/^## (.+: .+)$/gm)].map((match) => match[1]);
    const named = alarms.map(({ AlarmDescription }) => /"(.+)"/.exec(AlarmDescription)?.[1]);
    expect(named.sort()).toEqual(headings.sort());
  });

  it('stay within the ten metrics that CloudWatch watches for nothing', () => {
    // An alarm on two metrics counts twice.
    expect(alarms.length + 1).toBeLessThanOrEqual(10);
  });

  it('ring in the console only, unless somebody is named', () => {
    expect(alarms.flatMap(({ AlarmActions = [] }) => AlarmActions)).toEqual([]);
    silent.resourceCountIs('AWS::SNS::Topic', 0);
  });

  it('all mail whoever is named, when they begin and when they end', () => {
    const found = resourcesOf(mailing, 'AWS::CloudWatch::Alarm', alarm).map(([, properties]) => properties);
    expect(found.every(({ AlarmActions, OKActions }) => AlarmActions?.length === 1 && OKActions?.length === 1)).toBe(
      true,
    );
    mailing.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@example.com' });
  });

  it('may write to their topic, which has a policy of its own', () => {
    const policies = JSON.stringify(mailing.findResources('AWS::SNS::TopicPolicy'));
    expect(policies).toContain('"Service":"cloudwatch.amazonaws.com"');
  });
});
