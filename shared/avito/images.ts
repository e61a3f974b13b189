import * as z from 'zod';
import type { Connection } from './connection.ts';
import { accountPath } from './paths.ts';

/** JPEG, HEIC, GIF, BMP or PNG, at most 24 MB and 75 megapixels (avito-api 2.6, SPEC). */
export interface ImageFile {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  /** `image/jpeg` */
  contentType: string;
}

// { imageId: { size: url } }; one image a request, so the first key is ours (avito-api 2.6, SPEC).
const uploadSchema = z
  .record(z.string(), z.unknown())
  .transform((images) => Object.keys(images)[0])
  .pipe(z.string().min(1));

export function imageOperations({ request, userId }: Connection) {
  return {
    /** Gives the image id for `sendImage`. */
    uploadImage(image: ImageFile): Promise<string> {
      const form = new FormData();
      // The field's name is literally this (avito-api 2.6, SPEC).
      form.append('uploadfile[]', new Blob([image.bytes], { type: image.contentType }), image.fileName);
      return request({
        operation: 'uploadImage',
        method: 'POST',
        path: `${accountPath('v1', userId)}/uploadImages`,
        form,
        answer: uploadSchema,
      });
    },
  };
}
