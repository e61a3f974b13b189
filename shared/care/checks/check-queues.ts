import { readEnvironment, url } from '../../lambda/environment.ts';
import { countMessages } from '../count-messages.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

const QUEUES = [
  { name: 'inbound', queue: 'INBOUND_QUEUE_URL', deadLetters: 'INBOUND_DEAD_LETTERS_URL', worker: 'message-intake' },
  { name: 'replies', queue: 'REPLIES_QUEUE_URL', deadLetters: 'REPLIES_DEAD_LETTERS_URL', worker: 'reply-worker' },
  { name: 'notices', queue: 'NOTICES_QUEUE_URL', deadLetters: 'NOTICES_DEAD_LETTERS_URL', worker: 'notifier' },
  { name: 'jobs', queue: 'JOBS_QUEUE_URL', deadLetters: 'JOBS_DEAD_LETTERS_URL', worker: 'job-worker' },
] as const;

export async function checkQueues(patient: Patient): Promise<Finding[]> {
  return (await Promise.all(QUEUES.map((queue) => checkQueue(queue, patient)))).flat();
}

function checkQueue(
  { name, queue, deadLetters, worker }: (typeof QUEUES)[number],
  { sqs, variables }: Patient,
): Promise<Finding[]> {
  const subject = `queue ${name}`;
  return findingsOf(subject, async () => {
    const urls = readEnvironment(
      { queue: url, deadLetters: url },
      { queue: variables[queue], deadLetters: variables[deadLetters] },
    );
    const { visible, inFlight, delayed } = await countMessages(sqs, urls.queue);
    const given = await countMessages(sqs, urls.deadLetters);
    const dead = given.visible + given.inFlight;
    const counts = `${visible} waiting, ${inFlight} being worked on, ${delayed} for later`;
    if (dead === 0) return [ok(subject, `${counts}, no dead letters`)];
    return [
      toDo(
        subject,
        `dead letters: ${dead}. See the log of ${worker} for why, then POST /api/system/redrive {"queue":"${name}"}`,
      ),
    ];
  });
}
