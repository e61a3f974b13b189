/** Where an import's file lies in the uploads bucket; an uploaded one is the only one of its job. */
export function importKey({ sellerId, jobId }: { sellerId: string; jobId: string }, file = 0): string {
  return `imports/${sellerId}/${jobId}/${file}`;
}
