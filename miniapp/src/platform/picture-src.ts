import Taro from '@tarojs/taro';

/** An address that shows a JPEG given as bytes; nothing is written to the phone. */
export const pictureSrc = (bytes: ArrayBuffer): string => `data:image/jpeg;base64,${Taro.arrayBufferToBase64(bytes)}`;
export const forgetPicture = (_src: string): void => undefined;
