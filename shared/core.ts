import { z } from 'zod';
import { type InBoth, inBoth, type Messages, type Refusal } from './messages';

/** What every refused HTTP request is answered with: application/problem+json (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Machine name of the refusal, `points.insufficient`. */
  code: z.string(),
  /** Why, in the reader's language. */
  detail: z.string(),
  /** What to do next. */
  next: z.string(),
  /** Facts of the refusal, for example how many seats are left. */
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
  /** Find it in the log by this. */
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** What people call the fields that they fill in themselves, in chat too; any other is called by its name in the API. */
export const fieldNames: Readonly<Record<string, InBoth>> = {
  score: inBoth('分数', 'score'),
  comment: inBoth('评语', 'comment'),
  text: inBoth('内容', 'text'),
  guests: inBoth('同行人数', 'company'),
  event: inBoth('活动', 'event'),
  organisation: inBoth('组织分', 'organisation'),
  content: inBoth('内容分', 'content'),
  experience: inBoth('体验分', 'experience'),
  phone: inBoth('手机号', 'phone'),
  code: inBoth('号码', 'code'),
  name: inBoth('姓名', 'name'),
  reason: inBoth('原因', 'reason'),
  title: inBoth('标题', 'title'),
  receipt: inBoth('回执', 'receipt'),
};

const both = (zh: [string, string], en: [string, string]): { 'zh-CN': Refusal; en: Refusal } => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});

export const coreMessages: Messages = {
  refusals: {
    'core.invalid': both(
      ['填写有误：“{field}”{rule}。', '请改正后再提交一次，什么都没有改动。'],
      ['“{field}” is not right: {rule}.', 'Correct it and send again; nothing was changed.'],
    ),
    'core.log-in': both(
      ['请先登录。', '用手机号和验证码登录后再试。'],
      ['Please log in first.', 'Log in with your phone number and a code, then try again.'],
    ),
    'core.bad-token': both(
      ['登录已失效。', '请重新登录，或用刷新令牌换取新的访问令牌。'],
      ['Your log-in has ended.', 'Log in again, or exchange your refresh token.'],
    ),
    'core.forbidden': both(
      ['您没有这项操作的权限。', '如果需要，请联系会馆管理员。'],
      ['You may not do this.', 'If you need to, ask the club’s manager.'],
    ),
    'core.not-found': both(
      ['没有找到这个页面或记录。', '请检查地址或编号。'],
      ['There is nothing here.', 'Check the address or the number.'],
    ),
    'core.method': both(
      ['这个地址不支持这种请求方法。', '可用的方法：{allowed}'],
      ['This address does not take that method.', 'It takes: {allowed}'],
    ),
    'core.too-large': both(
      ['内容太大，上限是 {limit}。', '请缩短内容或压缩图片后再试。'],
      ['That is too large; the limit is {limit}.', 'Shorten the text or shrink the picture.'],
    ),
    'core.not-json': both(
      ['请求内容不是有效的 JSON。', '请检查格式，编码用 UTF-8。'],
      ['The body is not valid JSON.', 'Check the format; the encoding is UTF-8.'],
    ),
    'core.content-type': both(
      ['不支持这种内容类型：{type}', '请使用 {allowed}。'],
      ['Content type {type} is not taken here.', 'Use {allowed}.'],
    ),
    'core.bad-key': both(
      ['Idempotency-Key 的格式不对。', '请用 1–200 个可见的英文字符，例如一个 UUID。'],
      ['The Idempotency-Key is malformed.', 'Use 1–200 visible ASCII characters, for example a UUID.'],
    ),
    'core.key-reused': both(
      ['这个 Idempotency-Key 已经用于另一个请求。', '新的操作请换一个新的键。'],
      ['This Idempotency-Key was used for another request.', 'Use a fresh key for a new action.'],
    ),
    'core.rate-limited': both(['操作太频繁了。', '请 {seconds} 秒后再试。'], ['Too many requests.', 'Try again in {seconds} seconds.']),
    'core.try-again': both(
      ['上一次同样的请求还没有完成。', '请稍后用同一个键再试一次。'],
      ['The first request with this key is not finished.', 'Try again shortly with the same key.'],
    ),
    'core.too-long': both(
      ['处理时间过长，已经撤销，什么都没有改动。', '请稍后再试。'],
      ['It took too long and was undone; nothing was changed.', 'Try again shortly.'],
    ),
    'core.commit-failed': both(
      ['暂时无法保存，什么都没有改动。', '请稍后再试；如果一直这样，请联系会馆检查磁盘。'],
      ['It could not be saved; nothing was changed.', 'Try again shortly; if it persists, the club should check its disk.'],
    ),
    'core.database-busy': both(
      ['另一个程序正在写入数据，没有等到空闲。', '请稍后再试，什么都没有改动。'],
      ['Another program is writing and did not finish in time.', 'Try again shortly; nothing was changed.'],
    ),
    'core.database-away': both(
      ['数据库暂时连不上。', '请稍后再试；用同一个 Idempotency-Key 重试不会重复。'],
      ['The database cannot be reached just now.', 'Try again shortly; with the same Idempotency-Key nothing happens twice.'],
    ),
    'core.outcome-unknown': both(
      ['提交时连接断了，不能确定是否已经保存。', '请用同一个 Idempotency-Key 再发一次，不会重复。'],
      [
        'The connection broke while saving; the outcome is not known.',
        'Send it again with the same Idempotency-Key: nothing happens twice.',
      ],
    ),
    'core.migration-stuck': both(
      ['另一个进程正在升级数据库，没有等到它完成。', '请检查它的日志，然后重新启动。'],
      ['Another process is upgrading the database and did not finish.', 'Look at its log, then start again.'],
    ),
    'core.bad-request': both(
      ['请求不是完整有效的 HTTP。', '请检查发出请求的程序。'],
      ['This is no valid HTTP request.', 'Check the program that sends it.'],
    ),
    'core.header-too-large': both(
      ['地址或请求头太长，上限是 16 KB。', '请缩短后再试。'],
      ['The address or the headers are too long; the limit is 16 KB.', 'Shorten them and try again.'],
    ),
    'core.too-slow': both(
      ['请求没有在规定时间内传完。', '请检查网络后再试。'],
      ['The request did not arrive in time.', 'Check the connection and try again.'],
    ),
    'core.no-tunnel': both(['这里不是代理服务器。', '请直接访问要去的地址。'], ['This is no proxy.', 'Go to that address directly.']),
    'core.expectation': both(
      ['不支持这个 Expect 请求头。', '请去掉它再试。'],
      ['That Expect header is not supported.', 'Leave it out and try again.'],
    ),
    'core.unexpected': both(
      ['出了意外的错误，我们已经记录下来。', '请稍后再试；联系会馆时请报上编号 {id}。'],
      ['Something unexpected went wrong and was recorded.', 'Try again shortly; if you contact the club, mention {id}.'],
    ),
  },
};
