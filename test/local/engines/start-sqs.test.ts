import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { startSqs } from '../../../local/engines/start-sqs.ts';

describe('the embedded SQS', () => {
  it.each(['привет 👋', '\t\n\r', '\u{10FFFF}', '\uFFFD'])('takes the text %j', async (text) => {
    const { sqs, QueueUrl } = await aQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages.map(({ Body }) => Body)).toEqual([text]);
  });

  it.each(['\u0000', 'a\uFFFF', '\uFFFE'])('refuses the text %j, as SQS does', async (text) => {
    const { sqs, QueueUrl } = await aQueue();
    await expect(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }))).rejects.toThrow(
      'Invalid characters',
    );
  });
});

async function aQueue() {
  const engine = await startSqs();
  const sqs = new SQSClient({ ...localClient(engine.url), maxAttempts: 1 });
  onTestFinished(() => {
    sqs.destroy();
    return engine.close();
  });
  await sqs.send(new CreateQueueCommand({ QueueName: 'messages' }));
  return { sqs, QueueUrl: `${engine.url}/000000000000/messages` };
}
