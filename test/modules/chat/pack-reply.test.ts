import fc from 'fast-check';
import type { Reply } from '../../../server/core/reply';
import { packReply, unpackReply } from '../../../server/modules/chat/pack-reply';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const line = fc.oneof(fc.record({ text }), fc.record({ label: text, text }));
const button = fc.oneof(
  fc.record({ label: text, command: text }),
  text.map((both) => ({ label: both, command: both })),
);
const card = fc.record(
  { title: text, lines: fc.array(line, { maxLength: 4 }), buttons: fc.array(button, { maxLength: 3 }) },
  { requiredKeys: ['title', 'lines'] },
);
const plain = ({ title, lines }: NonNullable<Reply['card']>, joint: string): string =>
  [title, ...lines.map(({ label, text: said }) => (label === undefined ? said : `${label} ${said}`))].join(joint);

describe('a reply as the chat keeps it', () => {
  it('comes back as it was, whatever stands in it', () => {
    const reply = fc.oneof(
      fc.record({ text }),
      fc.record({ text, card }),
      fc.tuple(card, fc.constantFrom('', ' ', '\n', '，')).map(([one, joint]) => ({ text: plain(one, joint), card: one })),
    );
    fc.assert(
      fc.property(reply, (one) => {
        const kept = JSON.stringify(packReply(one as Reply));
        expect(unpackReply(JSON.parse(kept))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not say the text again that the card says', () => {
    const checkedIn: Reply = { text: '签到成功。明天再来。', card: { title: '签到成功。', lines: [{ text: '明天再来。' }] } };
    expect(JSON.stringify(packReply(checkedIn)).match(/签到成功/g)).toHaveLength(1);
  });
});
