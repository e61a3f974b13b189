export interface Batches<Item> {
  add(items: Item[]): void;
}

/** Collects items until a batch is full or the window since its first item is over; without a window every addition goes on at once. */
export function createBatches<Item>(options: {
  size: number;
  windowMs: number;
  onBatch: (items: Item[]) => void;
}): Batches<Item> {
  let collected: Item[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const items = collected;
    collected = [];
    for (let start = 0; start < items.length; start += options.size)
      options.onBatch(items.slice(start, start + options.size));
  };

  return {
    add: (items) => {
      collected.push(...items);
      if (options.windowMs === 0 || collected.length >= options.size) flush();
      else timer ??= setTimeout(flush, options.windowMs);
    },
  };
}
