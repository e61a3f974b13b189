/** Whether it is Google's own Gemini, and not a stand-in or a way around. */
export function isGemini(apiUrl: string): boolean {
  return new URL(apiUrl).hostname.endsWith('.googleapis.com');
}

/** Whether it is Avito itself, and not the sandbox. */
export function isAvito(apiUrl: string): boolean {
  return /(^|\.)avito\.ru$/.test(new URL(apiUrl).hostname);
}
