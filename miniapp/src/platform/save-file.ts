import Taro from '@tarojs/taro';

/** Hands a file of text to the person, by way of a chat of theirs. Resolves with false when they cannot have it. */
export async function saveFile(name: string, text: string, _type: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  try {
    await new Promise((resolve, reject) => {
      Taro.getFileSystemManager().writeFile({ filePath, data: text, encoding: 'utf8', success: resolve, fail: reject });
    });
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    return false;
  }
}
