/** Gives a text to the browser as a file. Excel knows UTF-8 by the byte order mark, which reading an answer as text takes away. */
export function saveAsFile(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text.replace(/^\uFEFF/, '')], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Later, because some browsers begin to read it only then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
