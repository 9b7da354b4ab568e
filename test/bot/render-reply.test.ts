import { renderCard } from '../../server/bot/render-card';
import { renderText } from '../../server/bot/render-text';
import type { Reply } from '../../server/core/reply';

const offer: Reply = {
  text: '「羽毛球」有空位了',
  card: {
    title: '羽毛球',
    lines: [{ label: '时间', text: '周六 19:00' }, { text: '为你保留到明天 12:00' }],
    buttons: [
      { label: '接受', command: '接受 3' },
      { label: '放弃 3', command: '放弃 3' },
    ],
  },
};

describe('one reply for every adapter', () => {
  test('reads as plain text, with the buttons as commands to type', () => {
    expect(renderText(offer)).toBe('「羽毛球」有空位了\n时间：周六 19:00\n为你保留到明天 12:00\n接受「接受 3」 「放弃 3」');
  });

  test('reads as a card that says the same', () => {
    expect(renderCard(offer).lines).toEqual([{ text: '「羽毛球」有空位了' }, ...(offer.card?.lines ?? [])]);
    expect(renderCard(offer).buttons).toHaveLength(2);
  });

  test('says nothing twice when the text is the card in other words', () => {
    const checkedIn: Reply = {
      text: '签到成功，+5 积分。明天再来得 5 分。',
      card: { title: '签到成功，+5 积分。', lines: [{ text: '明天再来得 5 分。' }] },
    };
    expect(renderText(checkedIn)).toBe('签到成功，+5 积分。明天再来得 5 分。');
    expect(renderCard(checkedIn)).toEqual({ ...checkedIn.card, buttons: [] });
  });

  test('without details is its sentence', () => {
    expect(renderText({ text: '签到成功\n+5 分' })).toBe('签到成功\n+5 分');
    expect(renderCard({ text: '签到成功\n+5 分' })).toEqual({ title: '签到成功', lines: [{ text: '+5 分' }], buttons: [] });
  });
});
