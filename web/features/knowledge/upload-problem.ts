/** What the server takes of one file. */
export const LARGEST_UPLOAD_BYTES = 50 * 1024 * 1024;

export type UploadProblem = 'empty' | 'too-large' | 'spreadsheet' | 'wrong-type';

/** What is wrong with a file before it is on its way, by its name and length; what is in it the server tells. */
export function uploadProblem({ name, size }: { name: string; size: number }): UploadProblem | undefined {
  if (/\.(xlsx?|xlsm|ods|numbers)$/i.test(name)) return 'spreadsheet';
  if (!/\.(xml|csv|tsv|txt)(\.gz)?$|\.gz$/i.test(name)) return 'wrong-type';
  if (size === 0) return 'empty';
  return size > LARGEST_UPLOAD_BYTES ? 'too-large' : undefined;
}
