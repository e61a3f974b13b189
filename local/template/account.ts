/** What the pseudo parameters of a template mean on one machine. The account number is the embedded SQS engine's own. */
export const account = {
  id: '000000000000',
  region: 'eu-central-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const;

export function arnOf(service: string, resource: string): string {
  return `arn:${account.partition}:${service}:${account.region}:${account.id}:${resource}`;
}
