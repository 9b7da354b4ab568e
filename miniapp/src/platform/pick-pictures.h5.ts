import type { Upload } from '../api/call';

export interface PickedPicture {
  upload: Upload;
  /** To show it. */
  src: string;
}

const TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

const choose = (most: number): Promise<File[]> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: TYPES, multiple: most > 1 });
    input.addEventListener('change', () => resolve([...(input.files ?? [])].slice(0, most)));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });

/** Lets the person choose up to so many pictures; none when they think better of it. */
export async function pickPictures(most: number): Promise<PickedPicture[]> {
  const files = await choose(most);
  return Promise.all(
    files.map(async (file) => ({ src: URL.createObjectURL(file), upload: { bytes: await file.arrayBuffer(), type: file.type } })),
  );
}
