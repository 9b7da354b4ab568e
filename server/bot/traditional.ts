/**
 * For each simplified character of a command word (and of the bot's usual name) its traditional forms and usual slips; a telephone's
 * keyboard writes the apostrophe of what's on as a quotation mark.
 * Only what commands need: converting whole texts takes a dictionary, and free text stays as it was written.
 * test/bot/parse-traditional.test.ts fails when a module brings a word with a character that is missing here.
 */
const FORMS =
  '签簽籤 个個箇 这這 总總縂 历歷曆 积積 询詢 额額 单單 动動 吗嗎 详詳 报報 参參 销銷 补補 记記 录錄録 进進 认認 弃棄 谢謝 绝絕絶 ' +
  '现現 场場 馈饋 评評 诉訴 发發 没沒 状狀 态態 颗顆 开開 会會 时時 间間 员員 续續 费費 码碼 维維 电電 绑綁 账賬帳帐 号號 户戶戸 ' +
  '关關関 联聯 验驗 证證 帮幫幚 选選 说說説 馆館舘 查査 周週 余餘 么麼麽 什甚 几幾 价價 优優 券劵卷捲 确確 复復覆複 带帶 携攜 两兩 卡咭 ' +
  "'’‘ʼ " +
  '读讀 键鍵 扰擾 设設 闭閉 启啟啓 内內 执執';

const SIMPLIFIED = new Map(
  FORMS.split(' ').flatMap((group) => {
    const [simplified = '', ...forms] = group;
    return forms.map((form): [string, string] => [form, simplified]);
  }),
);

/** The same text with the traditional characters that occur in command words made simplified; the length does not change. */
export function toSimplified(text: string): string {
  let folded = '';
  for (const character of text) folded += SIMPLIFIED.get(character) ?? character;
  return folded;
}
