import Taro from '@tarojs/taro';
import type { Upload } from '../api/call';

export interface PickedPicture {
  upload: Upload;
  /** To show it. */
  src: string;
}

const TYPES: Readonly<Record<string, string>> = { png: 'image/png', webp: 'image/webp', gif: 'image/gif' };

const readBytes = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject });
  });

/** Lets the person choose up to so many pictures; none when they think better of it. */
export async function pickPictures(most: number): Promise<PickedPicture[]> {
  const chosen = await Taro.chooseImage({ count: most, sizeType: ['compressed'] }).catch(() => null);
  return Promise.all(
    (chosen?.tempFilePaths ?? []).map(async (src) => {
      const type = TYPES[src.split('.').pop()?.toLowerCase() ?? ''] ?? 'image/jpeg';
      return { src, upload: { bytes: await readBytes(src), type } };
    }),
  );
}
