import type { Messages, NoticeText } from './messages';

const notice = (zh: [string, string], en: [string, string]): { 'zh-CN': NoticeText; en: NoticeText } => ({
  'zh-CN': { title: zh[0], body: zh[1] },
  en: { title: en[0], body: en[1] },
});

/** What members and the group rooms are told about events. */
export const eventsNoticeTexts: Messages['notices'] = {
  'events.published': notice(
    ['新活动：{title}', '活动 {number}｜{when}｜{place}\n共 {capacity} 个名额。回复「报名 {number}」参加。'],
    ['New event: {title}', 'Event {number}, {when}, {place}. {capacity} seats. Type “join {number}”.'],
  ),
  'events.cancelled': notice(
    ['活动取消：{title}', '原定 {when} 的活动 {number} 取消了：{reason}。给您添麻烦了，报名已自动撤销。'],
    ['Cancelled: {title}', 'Event {number} on {when} is cancelled: {reason}. Your registration has ended; we are sorry.'],
  ),
  'events.cancelled-room': notice(
    ['活动取消：{title}', '原定 {when} 的活动 {number} 取消了：{reason}。'],
    ['Cancelled: {title}', 'Event {number} on {when} is cancelled: {reason}.'],
  ),
  'events.rescheduled': notice(
    ['活动有变动：{title}', '活动 {number} 现在是 {when}，地点：{place}。来不了的话，请在 {cancelUntil} 前取消。'],
    ['Changed: {title}', 'Event {number} is now on {when}, {place}. If you cannot come, cancel by {cancelUntil}.'],
  ),
  'events.seat-offered': notice(
    ['有名额了：{title}', '为您保留了 {seats} 个座位到 {until}。回复「接受 {number}」确认，「放弃 {number}」让给下一位。'],
    ['A seat for you: {title}', '{seats} held for you until {until}. Type “accept {number}” or “decline {number}”.'],
  ),
  'events.seat-offered-soon': notice(
    ['有名额了，请尽快确认：{title}', '为您保留了 {seats} 个座位，只到 {until}。回复「接受 {number}」确认，「放弃 {number}」让给下一位。'],
    ['A seat for you, answer soon: {title}', '{seats} held for you, only until {until}. Type “accept {number}” or “decline {number}”.'],
  ),
  'events.offer-expired': notice(
    ['候补名额已过期：{title}', '没有等到您的确认，名额已让给下一位。还想参加，回复「报名 {number}」重新排队。'],
    ['The offer is over: {title}', 'We did not hear from you, so the seat went to the next. Type “join {number}” to queue again.'],
  ),
  'events.unplaced': notice(
    ['候补没有轮到：{title}', '活动 {number} 的候补已经结束，这次没有轮到您，抱歉。发「活动」看看别的活动。'],
    ['No seat this time: {title}', 'The waiting list of event {number} has ended without a seat for you. Type “events” to see others.'],
  ),
  'events.removed': notice(
    ['报名已取消：{title}', '工作人员取消了您对活动 {number} 的报名。有疑问请联系工作人员。'],
    ['Taken off: {title}', 'The staff have ended your registration for event {number}. Please ask them if anything is unclear.'],
  ),
  'events.readmitted': notice(
    ['可以重新报名：{title}', '工作人员重新开放了您对活动 {number} 的报名。想参加，回复「报名 {number}」。'],
    ['You can sign up again: {title}', 'The staff have opened event {number} to you again. To come, type “join {number}”.'],
  ),
  'events.reminder': notice(
    ['活动提醒：{title}', '{when} 开始，地点：{place}。来不了的话，请在 {cancelUntil} 前回复「取消报名 {number}」。'],
    ['Reminder: {title}', '{when}, {place}. If you cannot come, type “cancel {number}” by {cancelUntil}.'],
  ),
  'events.reminder-soon': notice(
    ['快开始了：{title}', '{when} 开始，地点：{place}。到场后发「到场」加墙上的验证码。'],
    ['Soon: {title}', '{when}, {place}. When you are there, type “arrive” and the code on the wall.'],
  ),
  'events.feedback-wanted': notice(
    ['感觉怎么样？{title}', '请给组织、内容、体验各打 1–5 分，例如回复「反馈 {number} 5 5 4 很开心」。'],
    ['How was it? {title}', 'Score organisation, content and experience from 1 to 5, for example “feedback {number} 5 5 4 great”.'],
  ),
};
