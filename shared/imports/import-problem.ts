import { AppError } from '../errors/app-error.ts';

/** What is wrong with a whole file or its address: `message` is for the seller and quotes nothing of it. */
export function unusable(code: `import-${string}`, message: string): AppError {
  return new AppError('invalid', { code, message });
}
