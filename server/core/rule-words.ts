import type { z } from 'zod';
import { type InBoth, inBoth } from '../../shared/messages';

const KINDS: Readonly<Record<string, InBoth>> = {
  string: inBoth('应为文字', 'must be text'),
  number: inBoth('应为数字', 'must be a number'),
  int: inBoth('应为整数', 'must be a whole number'),
  boolean: inBoth('应为 true 或 false', 'must be true or false'),
  array: inBoth('应为列表 [ … ]', 'must be a list [ … ]'),
  object: inBoth('应为一组字段 { … }', 'must be an object { … }'),
};
const WRONG = inBoth('形式不对', 'is not of the expected form');
const MISSING = inBoth('不能缺少', 'is required');
export const UNKNOWN_FIELD = inBoth('没有这一项', 'there is no such field');
export const IN_ADDRESS = inBoth('已经写在地址里，不用再写', 'stands in the address already');
export const IN_BODY = inBoth('应写在正文里，不写在地址里', 'belongs into the body, not into the address');
export const AN_OBJECT = KINDS.object as InBoth;
const MOST_NAMED = 12;

function limit(way: 'least' | 'most', origin: string, amount: number | bigint): InBoth {
  const [zh, en] = way === 'least' ? ['至少', 'at least'] : ['最多', 'at most'];
  if (origin === 'string') return inBoth(`${zh} ${amount} 个字`, `${en} ${amount} characters`);
  if (origin === 'array' || origin === 'set') return inBoth(`${zh} ${amount} 项`, `${en} ${amount} items`);
  return inBoth(`${way === 'least' ? '最小' : '最大'} ${amount}`, `${en} ${amount}`);
}

/** What a value had to be, for people, in both languages: read after the field's name. A schema's own words (`rule`) come first. */
export function ruleOf(issue: z.core.$ZodIssue): InBoth {
  const [zh, en] = issue.message.split('\n');
  if (zh && en) return inBoth(zh, en);
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? MISSING : (KINDS[issue.expected] ?? WRONG);
    case 'too_small':
      return limit('least', issue.origin, issue.minimum);
    case 'too_big':
      return limit('most', issue.origin, issue.maximum);
    case 'invalid_value': {
      const named = issue.values.slice(0, MOST_NAMED).map(String);
      return inBoth(`只能是 ${named.join('、')}`, `must be ${named.join(', ')}`);
    }
    default:
      return WRONG;
  }
}
