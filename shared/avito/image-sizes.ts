/** The URL of the largest size of `{ "140x105": url, "1280x960": url }` (avito-api 2.3, SPEC); `undefined` when there is none. */
export function largestImageUrl(sizes: Record<string, unknown>): string | undefined {
  let largest: { area: number; url: string } | undefined;
  for (const [size, url] of Object.entries(sizes)) {
    if (typeof url !== 'string' || url === '') continue;
    const area = areaOf(size);
    if (largest === undefined || area > largest.area) largest = { area, url };
  }
  return largest?.url;
}

function areaOf(size: string): number {
  const [, width, height] = /^(\d{1,6})x(\d{1,6})$/.exec(size) ?? [];
  return Number(width ?? 0) * Number(height ?? 0);
}
