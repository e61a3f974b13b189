/** A moment that others wait for. */
export interface Signal {
  promise: Promise<void>;
  resolve: () => void;
}

export function createSignal(): Signal {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
