import * as z from 'zod';
import { arnOf } from './account.ts';
import type { TemplateReader } from './template-reader.ts';

export interface SecretDescription {
  name: string;
  arn: string;
  /** Fixed by the template, rarely. */
  value: string | undefined;
  /** How to make a value once; undefined leaves the secret without one until somebody puts it. */
  generate: z.infer<typeof generation> | undefined;
}

const generation = z.object({
  PasswordLength: z.coerce.number().default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

const properties = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: generation.optional(),
});

export function readSecrets(reader: TemplateReader): SecretDescription[] {
  return reader.resources('AWS::SecretsManager::Secret', properties).map(({ physical, properties: own }) => ({
    name: physical.ref.slice(arnOf('secretsmanager', 'secret:').length, -'-123456'.length),
    arn: physical.ref,
    value: own.SecretString,
    generate: own.GenerateSecretString,
  }));
}
