import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readEnvironment, text } from '../../lambda/environment.ts';
import { BY_STATE } from '../../store/table.ts';
import { pingTable } from '../ping-table.ts';
import { type Finding, findingsOf, ok, reasonOf, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

export async function checkTable({ table }: Patient): Promise<Finding[]> {
  try {
    await pingTable(table, 10_000);
  } catch (error) {
    const cause = error instanceof Error ? reasonOf(error.cause) : 'unknown error';
    return [toDo('table', `does not answer (${cause}): look whether it is there and whether you may read it`)];
  }
  try {
    await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: 'gsi1pk = :nothing',
        ExpressionAttributeValues: { ':nothing': 'DOCTOR' },
        Limit: 1,
      }),
    );
  } catch (error) {
    return [toDo('table', `its index ${BY_STATE} does not answer (${reasonOf(error)}): deploy again`)];
  }
  return [ok('table', `answers, with its index ${BY_STATE}`)];
}

export function checkUploads({ s3, variables }: Patient): Promise<Finding[]> {
  return findingsOf('uploads', async () => {
    const { UPLOADS_BUCKET } = readEnvironment({ UPLOADS_BUCKET: text }, variables);
    await s3.send(new HeadBucketCommand({ Bucket: UPLOADS_BUCKET }));
    return [ok('uploads', 'the bucket answers')];
  });
}
