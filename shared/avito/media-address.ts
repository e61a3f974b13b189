/** Where Avito keeps what people send each other: its own domains and those of its files. */
const MEDIA_DOMAINS = ['avito.ru', 'avito.st'];

/**
 * The address of a picture or a voice if it is Avito's: https at one of its domains, or the very origin of the API we talk to, which is
 * the sandbox's on one machine. A message's content is outside data: everything else is `undefined`, and nobody is asked for it.
 */
export function mediaAddress(address: string, apiUrl: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.origin === new URL(apiUrl).origin) return url;
  const isAvitos = MEDIA_DOMAINS.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  return url.protocol === 'https:' && url.port === '' && isAvitos ? url : undefined;
}
