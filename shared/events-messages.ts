import { eventsNoticeTexts } from './events-notice-texts';
import type { Messages, Refusal } from './messages';

type Both<T> = { 'zh-CN': T; en: T };
const both = (zh: [string, string], en: [string, string]): Both<Refusal> => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});
/** Which event is meant. */
const finding = {
  'events.unknown': both(
    ['没有找到这个活动。', '发「活动」看看近期有哪些活动。'],
    ['There is no such event.', 'Look at the list of events.'],
  ),
  'events.unknown-number': both(
    ['没有编号为 {number} 的活动。', '发「活动」看看近期的活动和编号。'],
    ['There is no event number {number}.', 'Type “events” to see the list with numbers.'],
  ),
  'events.unknown-title': both(
    ['没有找到名字里带“{title}”的活动。', '发「活动」看看近期的活动，用编号说更准，例如「活动 3」。'],
    ['No event has “{title}” in its name.', 'Type “events” to see the list; a number always works, for example “events 3”.'],
  ),
  'events.none-upcoming': both(
    ['近期还没有安排活动。', '新活动一发布，群里会有通知；您也可以过几天再来看看。'],
    ['No events are planned yet.', 'New ones are announced in the group; look again in a few days.'],
  ),
  'events.none-mine': both(
    ['您没有报名中的活动。', '发「活动」看看近期有哪些活动可以报名。'],
    ['You are not signed up for anything.', 'Type “events” to see what is on.'],
  ),
  'events.none-offers': both(
    ['您现在没有待确认的候补名额。', '发「我的报名」看看候补排到第几位。'],
    ['No seat is being offered to you just now.', 'Type “my events” to see your place on the waiting list.'],
  ),
  'events.none-attended': both(
    ['没有等您反馈的活动。', '参加过的活动结束以后，就可以说说感受。'],
    ['No event is waiting for your feedback.', 'After an event that you attended you can say how it was.'],
  ),
};

/** The gates of sign-up, in their order. */
const gates = {
  'events.not-published': both(
    ['这个活动还没有发布。', '发布以后就可以报名，请留意群里的通知。'],
    ['This event is not published yet.', 'It will be announced; you can sign up then.'],
  ),
  'events.cancelled': both(
    ['活动“{title}”已经取消了。', '发「活动」看看别的活动。'],
    ['“{title}” has been cancelled.', 'Type “events” to see others.'],
  ),
  'events.over': both(
    ['活动“{title}”已经结束了。', '发「活动」看看接下来的活动。'],
    ['“{title}” is over.', 'Type “events” to see what comes next.'],
  ),
  'events.started': both(
    ['活动“{title}”已经在 {startsAt} 开始了。', '如果已经到了现场，请找工作人员帮忙。'],
    ['“{title}” began at {startsAt}.', 'If you are there, please ask the staff.'],
  ),
  'events.not-open-yet': both(
    ['报名还没有开始。', '{opensAt} 开放报名，到时发「报名 {number}」。'],
    ['Sign-up is not open yet.', 'It opens at {opensAt}.'],
  ),
  'events.sign-up-over': both(
    ['报名已经在 {closesAt} 截止了。', '想参加的话，请联系工作人员；也可以发「活动」看看别的活动。'],
    ['Sign-up closed at {closesAt}.', 'Ask the staff, or type “events” to see others.'],
  ),
  'events.tier-too-low': both(
    ['这个活动面向{tierFrom}及以上的会员，您现在是{tier}。', '升到{tierFrom}后就能报名；发「会员卡」看看您的等级。'],
    [
      'This event is for {tierFrom} members and above; you are {tier}.',
      'Once you are {tierFrom} you can sign up. Type “card” to see your tier.',
    ],
  ),
  'events.kind-tier': both(
    ['“{kind}”类活动面向{tier}的会员。', '发「会员卡」看看您的等级，或发「活动」选别的活动。'],
    ['Events of the kind “{kind}” are for these tiers: {tier}.', 'See your tier with “card”, or choose another event.'],
  ),
  'events.kind-age': both(
    ['“{kind}”类活动有年龄要求：{age} 岁。', '发「活动」看看别的活动；如果档案里的生日有误，请联系工作人员更正。'],
    [
      'Events of the kind “{kind}” have an age limit: {age}.',
      'Choose another event; if your birth date is on record wrongly, ask the staff to correct it.',
    ],
  ),
  'events.kind-member-kind': both(
    ['“{kind}”类活动不面向您这一类会员。', '发「活动」看看别的活动。'],
    ['Events of the kind “{kind}” are not for your kind of membership.', 'Type “events” to see others.'],
  ),
  'events.kind-condition': both(
    ['您暂时不符合“{kind}”类活动的参加条件。', '请联系工作人员了解条件，或发「活动」看看别的活动。'],
    ['You do not meet the conditions for events of the kind “{kind}”.', 'Ask the staff about them, or choose another event.'],
  ),
  'events.already': both(
    ['您已经报过名了，不用再报。', '发「我的报名」查看；要改同行人数，请先「取消报名」再报。'],
    ['You are signed up already.', 'Type “my events” to see it; to change your company, cancel and sign up again.'],
  ),
  'events.already-waiting': both(
    ['您已经在候补名单里了。', '有名额会马上通知您；发「我的报名」看排到第几位。'],
    ['You are on the waiting list already.', 'We will tell you as soon as there is a seat; “my events” shows your place.'],
  ),
  'events.already-offered': both(
    ['有名额正在等您确认。', '发「接受 {number}」确认，或「放弃 {number}」让给下一位。'],
    ['A seat is waiting for your answer.', 'Type “accept {number}” to take it, or “decline {number}” to pass it on.'],
  ),
  'events.removed': both(
    ['您的报名已由工作人员取消。', '想重新参加，请联系工作人员。'],
    ['The staff have taken you off this event.', 'If you would like to come after all, please ask them.'],
  ),
  'events.no-guests': both(
    ['这个活动不能带同伴。', '一个人参加，请发「报名 {number}」。'],
    ['This event is without guests.', 'To come alone, type “join {number}”.'],
  ),
  'events.too-many-guests': both(
    ['每位会员最多带 {most} 位同伴，您写了 {guests} 位。', '请减少人数再报名。'],
    ['A member may bring {most}; you wrote {guests}.', 'Sign up with fewer.'],
  ),
  'events.larger-than-event': both(
    ['活动一共 {capacity} 个名额，坐不下 {party} 位。', '请减少同行人数再报名。'],
    ['The event has {capacity} seats in all, too few for {party}.', 'Sign up with fewer.'],
  ),
};

const registrations = {
  'events.not-registered': both(
    ['您没有报名“{title}”。', '发「我的报名」看看报了哪些活动。'],
    ['You are not signed up for “{title}”.', 'Type “my events” to see what you are signed up for.'],
  ),
  'events.already-attended': both(
    ['您已经到场签到了，不能再取消。', '祝您玩得开心！有事请找现场工作人员。'],
    ['You have already arrived.', 'Enjoy it; for anything else ask the staff there.'],
  ),
  'events.cancel-too-late': both(
    ['取消报名的期限 {cancelUntil} 已经过了。', '确实来不了，请尽快联系工作人员，把座位让给候补的会员。'],
    ['The deadline for cancelling, {cancelUntil}, has passed.', 'If you cannot come, please tell the staff soon, so that others can.'],
  ),
  'events.no-offer': both(
    ['“{title}”现在没有等您确认的名额。', '发「我的报名」看看您的报名和候补。'],
    ['No seat of “{title}” is being offered to you.', 'Type “my events” to see where you stand.'],
  ),
  'events.offer-over': both(
    ['这个名额的确认时间已经过了，已让给下一位。', '还想参加，发「报名 {number}」重新排队。'],
    ['The time for taking this seat is over; it goes to the next.', 'To queue again, type “join {number}”.'],
  ),
  'events.unknown-registration': both(
    ['这个活动没有这条报名。', '请在报名名单里核对。'],
    ['This event has no such registration.', 'Check the list of registrations.'],
  ),
  'events.cannot-remove': both(
    ['这条报名已经是“{state}”，不能再移除。', '请刷新报名名单。'],
    ['This registration is “{state}” already.', 'Reload the list.'],
  ),
  'events.cannot-readmit': both(
    ['这条报名现在是“{state}”，会员不需要重新开放。', '请刷新报名名单。'],
    ['This registration is “{state}”; there is nothing to open again.', 'Reload the list.'],
  ),
  'events.try-again': both(
    ['刚好有另一笔奖励在记录。', '请再试一次，不会重复。'],
    ['Another reward was being booked.', 'Try again; nothing happens twice.'],
  ),
};

const staff = {
  'events.unknown-kind': both(
    ['章程里没有这种活动。', '可选的有：{kinds}。'],
    ['The charter has no such kind of event.', 'There are: {kinds}.'],
  ),
  'events.unknown-tier': both(['章程里没有这个等级。', '可选的有：{tiers}。'], ['The charter has no such tier.', 'There are: {tiers}.']),
  'events.ends-before-start': both(
    ['结束时间要晚于开始时间。', '请改正结束时间。'],
    ['The end must come after the start.', 'Correct the end.'],
  ),
  'events.too-long': both(['一个活动最长 31 天。', '更长的请分成几个活动。'], ['An event lasts at most 31 days.', 'Make several of it.']),
  'events.closes-after-start': both(
    ['报名截止不能晚于活动开始。', '请改正截止时间。'],
    ['Sign-up must close by the start.', 'Correct the closing time.'],
  ),
  'events.opens-after-close': both(
    ['报名开始要早于报名截止。', '请改正报名的起止时间。'],
    ['Sign-up must open before it closes.', 'Correct the window.'],
  ),
  'events.cancel-after-start': both(
    ['取消期限不能晚于活动开始。', '请改正取消期限。'],
    ['The cancel deadline must not be after the start.', 'Correct it.'],
  ),
  'events.starts-in-past': both(
    ['报名截止或开始时间已经过了。', '请先改时间，再发布。'],
    ['Its sign-up or its start is already past.', 'Change the times first.'],
  ),
  'events.cannot-publish': both(
    ['只有草稿可以发布，它现在是“{state}”。', '请刷新页面。'],
    ['Only a draft can be published; it is “{state}”.', 'Reload.'],
  ),
  'events.cannot-close': both(
    ['只有已发布的活动可以结束，它现在是“{state}”。', '请刷新页面。'],
    ['Only a published event can be closed; it is “{state}”.', 'Reload.'],
  ),
  'events.cannot-cancel': both(
    ['它已经是“{state}”，不能再取消。', '请刷新页面。'],
    ['It is “{state}” and cannot be cancelled.', 'Reload.'],
  ),
  'events.cannot-edit': both(
    ['它已经是“{state}”，不能再修改。', '需要的话，请新建一个活动。'],
    ['It is “{state}” and cannot be changed.', 'Make a new one.'],
  ),
  'events.not-over': both(
    ['活动还没有结束。', '结束后再关闭；办不成了请用“取消活动”。'],
    ['The event is not over.', 'Close it afterwards, or cancel it.'],
  ),
  'events.begun': both(
    ['活动已经开始，不能再改：{fields}。', '还可以改说明、地点和结束时间。'],
    ['The event has begun; these stay as they are: {fields}.', 'The description, the place and the end can still change.'],
  ),
  'events.changed-meanwhile': both(
    ['这期间别人改过这个活动（现在是第 {version} 版）。', '请刷新后再改。'],
    ['Somebody has changed it meanwhile (version {version}).', 'Reload and change it then.'],
  ),
  'events.capacity-taken': both(
    ['已有 {taken} 个座位报出去了，不能少于这个数。', '请把名额改到 {taken} 以上。'],
    ['{taken} seats are taken; there cannot be fewer.', 'Set at least {taken}.'],
  ),
};

const attending = {
  'events.no-door': both(
    ['这个活动现在不能签到（{state}）。', '请核对活动。'],
    ['Nobody can arrive at this event ({state}).', 'Check which event it is.'],
  ),
  'events.door-not-open': both(['还没有到入场时间。', '{opensAt} 开始签到。'], ['The door is not open yet.', 'It opens at {opensAt}.']),
  'events.door-list-over': both(
    ['到场名单的补录期限 {until} 已经过了。', '确实需要更正，请联系管理员。'],
    ['The door list closed at {until}.', 'If it must be corrected, ask the manager.'],
  ),
  'events.too-many-tries': both(
    ['试的次数太多了。', '请 {minutes} 分钟后再试，或请现场工作人员帮您签到。'],
    ['Too many tries.', 'Try again in {minutes} minutes, or ask the staff at the door.'],
  ),
  'events.no-feedback': both(
    ['这个活动没有反馈。', '发「我的活动」看看参加过的活动。'],
    ['There is no feedback on this event.', 'See “my events”.'],
  ),
  'events.feedback-too-early': both(
    ['“{title}”还没有结束。', '结束以后再来说说感受吧。'],
    ['“{title}” is not over yet.', 'Tell us afterwards how it was.'],
  ),
  'events.feedback-of-those-who-came': both(
    ['只有到场的会员可以反馈“{title}”。', '如果您到过现场，请联系工作人员补录签到。'],
    ['Feedback on “{title}” is from those who came.', 'If you were there, ask the staff to note it.'],
  ),
  'events.feedback-given': both(
    ['您已经反馈过这个活动了，谢谢！', '还有想说的，可以直接联系工作人员。'],
    ['You have given your feedback already, thank you!', 'If there is more, just talk to the staff.'],
  ),
};

/** The events module's sentences. */
export const eventsMessages: Messages = {
  refusals: { ...finding, ...gates, ...registrations, ...staff, ...attending },
  notices: eventsNoticeTexts,
};
