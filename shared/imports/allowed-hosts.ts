/** On one machine feeds are served by the machine itself. In the cloud nothing is allowed beside the open internet. */
export function allowedHosts({ STAGE, IMPORT_ALLOWED_HOSTS = '' }: Record<string, string | undefined>): string[] {
  return STAGE === 'local' ? IMPORT_ALLOWED_HOSTS.split(',').filter((host) => host !== '') : [];
}
