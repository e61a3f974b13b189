/** «русский» of `ru`, in the language of the page. */
export function languageName(code: string, pageLanguage: string): string {
  return new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(code) ?? code;
}
