import type { ArgSpec, CommandWords } from '../../core/command';

/** Any count of digits is let through, so that a mistyped code is answered by the operation and not by silence. */
const code: ArgSpec = { name: 'code', kind: 'digits', min: 1, max: 12, grouped: true };

/** Chat wording of the chat module: linking an account, and help. */
export const chatWords: CommandWords[] = [
  {
    intent: 'link',
    words: ['绑定', '我要绑定', '绑定会员', '绑定账号', '绑定账户', '绑定会籍', '关联', '关联账号', '验证码', 'bd'],
    args: [{ ...code, otherwise: '' }],
    // 'link?' is everyday talk, so the English words are commands only with a code.
    variants: [{ words: ['bind', 'link', 'link account', 'bind account', 'connect'], args: [code] }],
    example: '绑定 123456',
  },
  {
    intent: 'unlink',
    words: [
      '解绑',
      '我要解绑',
      '解除绑定',
      '取消绑定',
      '解绑账号',
      '解除关联',
      '取消关联',
      'jb',
      'unbind',
      'unlink',
      'unlink account',
      'disconnect',
    ],
    example: '解绑',
  },
  {
    intent: 'help',
    words: [
      '帮助',
      '菜单',
      '选单',
      '功能',
      '功能列表',
      '指令',
      '命令',
      '命令列表',
      '说明',
      '使用说明',
      '使用帮助',
      '怎么用',
      '怎么使用',
      '如何使用',
      '你能做什么',
      '你会什么',
      '?',
      'help',
      'help me',
      'menu',
      'commands',
      'bangzhu',
    ],
    example: '帮助',
  },
];
