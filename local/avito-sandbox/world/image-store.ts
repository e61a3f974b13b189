import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IdSource } from './id-source.ts';
import type { World } from './world.ts';

export interface StoredImage {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
}

/** The one original of each picture; every size is served from it. */
export interface ImageStore {
  add(accountId: number, image: StoredImage): string;
  get(imageId: string): StoredImage | undefined;
  belongsTo(imageId: string, accountId: number): boolean;
}

/** Keeps pictures beside the state file, or in memory when there is none. */
export function createImageStore(
  { world, newId, changed }: { world: World; newId: IdSource; changed: () => void },
  folder?: string,
): ImageStore {
  const inMemory = new Map<string, Uint8Array<ArrayBuffer>>();
  const known = (imageId: string) => world.images.find(({ id }) => id === imageId);
  const read = (imageId: string) => {
    const path = folder && join(folder, imageId);
    return path && existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
  };
  return {
    add(accountId, { bytes, mediaType }) {
      const id = newId('image');
      if (folder === undefined) inMemory.set(id, bytes);
      else {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, id), bytes);
      }
      world.images.push({ id, accountId, mediaType });
      changed();
      return id;
    },
    get(imageId) {
      const image = known(imageId);
      const bytes = image && (inMemory.get(imageId) ?? read(imageId));
      return image && bytes && { bytes, mediaType: image.mediaType };
    },
    belongsTo: (imageId, accountId) => known(imageId)?.accountId === accountId,
  };
}
