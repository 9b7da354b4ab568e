/** An address that shows a JPEG given as bytes, as long as the page lives. */
export const pictureSrc = (bytes: ArrayBuffer): string => URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
export const forgetPicture = (src: string): void => URL.revokeObjectURL(src);
