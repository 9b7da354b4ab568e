import { z } from 'zod';
import { type Messages, type Refusal, rule } from './messages';
import { STAFF_ROLES } from './permissions';
import { Phone } from './phone';
import { idOf } from './text';

export const RequestCode = z.strictObject({ phone: Phone });
/** `demoCode`: only in a demo club. */
export const CodeRequested = z.object({ validSeconds: z.int(), demoCode: z.string().optional() });
export const LogIn = z.strictObject({ phone: Phone, code: z.string().regex(/^\d{6}$/, { error: rule('应为 6 位数字', 'six digits') }) });
export const Refresh = z.strictObject({ refreshToken: z.string().min(20).max(100) });
export const SessionTokens = z.object({
  /** Send it as `Authorization: Bearer …`. */
  accessToken: z.string(),
  /** UTC ms. */
  accessExpiresAt: z.number(),
  /** Good for one refresh. */
  refreshToken: z.string(),
  memberId: z.string(),
  roles: z.array(z.string()),
});
export const SessionList = z.object({
  sessions: z.array(z.object({ id: z.string(), startedAt: z.number(), lastUsedAt: z.number(), expiresAt: z.number() })),
});
export const SessionId = z.strictObject({ id: idOf('ses') });
export const AssignRole = z.strictObject({ memberId: idOf('mbr'), role: z.enum(STAFF_ROLES) });
export const StaffRoles = z.object({
  roles: z.array(z.object({ memberId: z.string(), name: z.string().nullable(), role: z.string(), grantedAt: z.number() })),
});
export const Demo = z.object({
  note: z.string(),
  people: z.array(z.object({ name: z.string(), phone: z.string(), number: z.string().nullable(), role: z.string(), code: z.string() })),
});

const both = (zh: [string, string], en: [string, string]): { 'zh-CN': Refusal; en: Refusal } => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const accountsMessages: Messages = {
  refusals: {
    'accounts.code-wrong': both(
      ['验证码不对。', '还可以试 {triesLeft} 次；也可以重新获取。'],
      ['That code is not right.', '{triesLeft} more tries, or ask for a new one.'],
    ),
    'accounts.code-over': both(
      ['验证码已失效，或试错太多次。', '请重新获取验证码。'],
      ['The code is over, or was tried too often.', 'Ask for a new one.'],
    ),
    'accounts.too-many-codes': both(
      ['这个号码一小时内获取验证码太多次了。', '请 {minutes} 分钟后再试，或联系前台。'],
      ['Too many codes for this number within the hour.', 'Try again in {minutes} minutes, or ask the desk.'],
    ),
    'accounts.no-sender': both(
      ['这家会馆还没有接通短信，暂时不能登录。', '请联系会馆管理员设置 SMS_WEBHOOK_URL。'],
      ['This club has no way to send codes yet.', 'The administrator should set SMS_WEBHOOK_URL.'],
    ),
    'accounts.refresh-over': both(['登录已过期。', '请重新登录。'], ['Your log-in has ended.', 'Log in again.']),
    'accounts.refresh-raced': both(
      ['刚刚已经换过新的令牌。', '请使用新的那一个。'],
      ['The token was exchanged a moment ago.', 'Use the new one.'],
    ),
    'accounts.refresh-reused': both(
      ['这个登录凭据被用过两次，为安全起见已全部退出。', '请重新登录。'],
      ['This log-in was used twice; to be safe it was ended everywhere.', 'Log in again.'],
    ),
    'accounts.last-owner': both(
      ['这是最后一位负责人，不能撤销。', '请先任命另一位负责人。'],
      ['This is the last owner.', 'Appoint another one first.'],
    ),
    'accounts.has-role': both(['这位会员已经有这个角色。', '无需重复设置。'], ['This member has the role already.', 'Nothing to do.']),
    'accounts.no-role': both(['这位会员没有这个角色。', '请刷新后再看。'], ['This member does not have the role.', 'Reload the list.']),
    'accounts.owner-exists': both(
      ['会馆已经有负责人了。', '请由负责人在后台任命。'],
      ['The club has an owner already.', 'Let the owner assign roles.'],
    ),
  },
  notices: {
    'accounts.session-stolen': {
      'zh-CN': {
        title: '您的登录被退出了',
        body: '同一个登录凭据被用了两次，可能被别人复制过。为安全起见，那台设备上的登录已结束，请重新登录。',
      },
      en: {
        title: 'A log-in of yours was ended',
        body: 'The same token came twice, so somebody may have copied it. To be safe that log-in was ended; please log in again.',
      },
    },
  },
};
