import { SQSClient } from '@aws-sdk/client-sqs';
import { localClient } from '../engines/local-client.ts';
import type { InvocationOutcome } from '../lambda/start-instance.ts';
import { StartProblem } from '../start-problem.ts';
import type { EventSourceDescription } from '../template/read-event-sources.ts';
import { startEventSource } from './start-event-source.ts';

export interface EventSourcesOptions {
  sources: EventSourceDescription[];
  queues: { arn: string; url: string }[];
  sqsUrl: string;
  invoke(functionArn: string, event: object): Promise<InvocationOutcome>;
  log(line: string): void;
}

/** Starts every mapping of the template. */
export function startEventSources(options: EventSourcesOptions): { close(graceMs: number): Promise<void> } {
  const sqs = new SQSClient(localClient(options.sqsUrl));
  const running = options.sources.map((source) => {
    const queue = options.queues.find(({ arn }) => arn === source.queueArn);
    if (queue === undefined) throw new StartProblem(`The template maps ${source.queueArn}, which is not in it`);
    return startEventSource({
      source,
      queueUrl: queue.url,
      sqs,
      invoke: (event) => options.invoke(source.functionArn, event),
      onError: (error) => options.log(`Event source of ${queue.url.split('/').at(-1)}: ${error.message}`),
    });
  });
  return {
    close: async (graceMs) => {
      await Promise.all(running.map((each) => each.close(graceMs)));
      sqs.destroy();
    },
  };
}
