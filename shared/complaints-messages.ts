import type { ComplaintStatus } from './complaints';
import type { Locale, Messages, NoticeText, Refusal } from './messages';

const refusal = (zh: [string, string], en: [string, string]): Record<Locale, Refusal> => ({
  'zh-CN': { reason: zh[0], next: zh[1] },
  en: { reason: en[0], next: en[1] },
});
const notice = (zh: [string, string], en: [string, string]): Record<Locale, NoticeText> => ({
  'zh-CN': { title: zh[0], body: zh[1] },
  en: { title: en[0], body: en[1] },
});

/** How a complaint's status is called. */
export const STATUS_WORDS: Readonly<Record<ComplaintStatus, Readonly<Record<Locale, string>>>> = {
  new: { 'zh-CN': '已收到', en: 'received' },
  assigned: { 'zh-CN': '已有人处理', en: 'somebody is on it' },
  answered: { 'zh-CN': '处理中，已答复', en: 'answered, being worked on' },
  waiting: { 'zh-CN': '等您补充', en: 'waiting for you' },
  reopened: { 'zh-CN': '已重开', en: 'open again' },
  solved: { 'zh-CN': '已解决，请评价', en: 'solved; please rate it' },
  closed: { 'zh-CN': '已结束', en: 'closed' },
};

export const complaintsMessages: Messages = {
  refusals: {
    'complaints.none': refusal(
      ['本会馆的章程没有投诉一章。', '有事请直接找前台。'],
      ['The club’s charter has no chapter on complaints.', 'Please speak to the front desk.'],
    ),
    'complaints.no-anonymous': refusal(
      ['本会馆不收匿名投诉。', '可以实名提交，只有处理的工作人员看得到。'],
      ['This club takes no anonymous complaints.', 'You can file one under your name; only those who handle it see it.'],
    ),
    'complaints.category': refusal(
      ['没有这个投诉类别。', '可选的类别：{categories}。不确定就不填。'],
      ['There is no such category.', 'There are: {categories}. Leave it out if you are not sure.'],
    ),
    'complaints.unknown': refusal(
      ['没有找到您可以查看的投诉 {number}。', '请核对编号；发“投诉进度”可以看到您的全部投诉。匿名投诉要凭回执查看。'],
      [
        'You have no complaint {number}.',
        'Check the number, or write “my complaints” to see yours. An anonymous one opens by its receipt.',
      ],
    ),
    'complaints.receipt-unknown': refusal(
      ['没有找到这个回执。', '请对照当时抄下的回执再输入一次，大小写和横线不影响。'],
      ['There is no such receipt.', 'Compare it with what you wrote down; case and hyphens do not matter.'],
    ),
    'complaints.not-solved': refusal(
      ['投诉 {number} 还没有处理完。', '有新情况可以补充；处理完后再评价或重开。'],
      ['Complaint {number} is not solved yet.', 'You can add to it now, and rate or reopen it once it is solved.'],
    ),
    'complaints.solved-already': refusal(
      ['投诉 {number} 已经解决。', '如果其实没有解决，请会员重开：重开 {number}。'],
      ['Complaint {number} is solved already.', 'If it is not, the member can reopen it: reopen {number}.'],
    ),
    'complaints.solved-unnamed': refusal(
      ['匿名投诉 {number} 已经解决。', '如果其实没有解决，投诉人可以凭回执重开：“回执 您的回执 重开 原因”。'],
      [
        'The anonymous complaint {number} is solved already.',
        'If it is not, the complainant can reopen it: “receipt YOUR-RECEIPT reopen” and why.',
      ],
    ),
    'complaints.closed': refusal(
      ['投诉 {number} 已经结束，过了可以重开的期限。', '又发生了就再提一件新的，写上这个编号。'],
      ['Complaint {number} is closed; the time to reopen it is over.', 'File a new one and mention this number.'],
    ),
    'complaints.changed': refusal(
      ['刚才有人同时处理了这件投诉。', '请看一眼最新的进度，再试一次。'],
      ['Somebody changed this complaint just now.', 'Look at where it stands and try again.'],
    ),
    'complaints.rated': refusal(
      ['这次处理结果您已经评价过了。', '还没解决的话，可以重开 {number}。'],
      ['You have rated this solution already.', 'If it is not solved, reopen {number}.'],
    ),
    'complaints.department': refusal(
      ['没有这个部门。', '可选的部门：{departments}。'],
      ['There is no such department.', 'There are: {departments}.'],
    ),
    'complaints.assignee': refusal(
      ['不能把投诉交给这位：不是处理投诉的工作人员，或者正是投诉人。', '请另选一位有投诉处理权限的工作人员。'],
      ['This person cannot take the complaint: no handler, or its own complainant.', 'Choose somebody else who handles complaints.'],
    ),
    'complaints.no-compensation': refusal(
      ['章程没有写投诉补偿。', '请不带补偿结案；要补偿，先在章程里写明上限和批准人。'],
      [
        'The charter knows no compensation for complaints.',
        'Solve it without; to compensate, state bounds and who consents in the charter.',
      ],
    ),
    'complaints.compensation-anonymous': refusal(
      ['匿名投诉没有可以补偿的人。', '请不带补偿结案。'],
      ['There is nobody to compensate for an anonymous complaint.', 'Solve it without compensation.'],
    ),
    'complaints.consent': refusal(
      ['给补偿要{post}同意。', '请{post}来结案，或者不带补偿结案。'],
      ['Compensation needs the consent of the {post}.', 'Let them solve it, or solve it without compensation.'],
    ),
    'complaints.too-much': refusal(
      ['补偿超过了章程的上限。', '一件投诉的补偿最多 {most}。'],
      ['That is more compensation than the charter allows.', 'The most for one complaint is {most}.'],
    ),
    'complaints.coupon': refusal(
      ['章程里没有这种可以用来补偿的券。', '可选的券：{coupons}。'],
      ['The charter has no such coupon to compensate with.', 'There are: {coupons}.'],
    ),
    'complaints.not-a-picture': refusal(
      ['这个文件不是能识别的图片，或者已经损坏。', '请上传 JPEG、PNG、WebP、GIF 或 AVIF 图片。'],
      ['This file is no picture that can be read, or it is damaged.', 'Send a JPEG, PNG, WebP, GIF or AVIF picture.'],
    ),
    'complaints.picture-too-large': refusal(
      ['图片的像素太多了。', '请先缩小，或者直接用手机拍的原图。'],
      ['The picture has too many pixels.', 'Make it smaller first; photos of a phone are fine.'],
    ),
    'complaints.pictures-busy': refusal(
      ['正在处理的图片太多了。', '请过一会儿再上传。'],
      ['Too many pictures are being processed.', 'Try again in a moment.'],
    ),
    'complaints.pictures-waiting': refusal(
      ['已上传、还没有提交的图片太多了。', '请先提交投诉；没有用上的图片一天后会删除。'],
      ['Too many pictures wait for their complaint.', 'File the complaint first; pictures not used are deleted after a day.'],
    ),
    'complaints.picture-unknown': refusal(
      ['没有找到这张图片，或者它已经用在别的投诉里。', '请重新上传后再提交。'],
      ['There is no such picture, or another complaint has it.', 'Send it again, then file the complaint.'],
    ),
  },
  notices: {
    'complaints.answered': notice(['投诉 {number} 有答复了', '{text}'], ['Complaint {number} has an answer', '{text}']),
    'complaints.waiting': notice(
      ['投诉 {number} 需要您补充', '{text}\n发“补充 {number} …”就可以。您补充之前，我们的时限先停一停。'],
      ['We need to know more about complaint {number}', '{text}\nWrite “add {number} …”. Our clock stands still until you do.'],
    ),
    'complaints.solved': notice(
      ['投诉 {number} 已解决', '{text}{compensation}\n满意吗？发“评价 {number} 5”打 1–5 分；没解决就发“重开 {number}”，{until} 前都可以。'],
      [
        'Complaint {number} is solved',
        '{text}{compensation}\nPlease rate it from 1 to 5: “rate {number} 5”. If it is not solved, write “reopen {number}” before {until}.',
      ],
    ),
    'complaints.new': notice(
      ['新投诉 {number}：{category}', '请在 {due} 前答复。'],
      ['New complaint {number}: {category}', 'Please answer by {due}.'],
    ),
    'complaints.new-urgent': notice(
      ['紧急投诉 {number}：{category}', '事关{category}，请马上查看；最迟 {due} 答复。'],
      ['Urgent complaint {number}: {category}', 'It is about {category}: please look into it at once, and answer by {due}.'],
    ),
    'complaints.added': notice(
      ['投诉 {number} 有补充', '投诉人补充了说明，请查看。'],
      ['Complaint {number} has been added to', 'The complainant has written more; please read it.'],
    ),
    'complaints.reopened': notice(
      ['投诉 {number} 被重开', '投诉人认为没有解决，请在 {due} 前答复。'],
      ['Complaint {number} is open again', 'The complainant finds it unsolved. Please answer by {due}.'],
    ),
    'complaints.assigned': notice(
      ['投诉 {number} 交给您处理', '类别：{category}。请在 {due} 前处理。'],
      ['Complaint {number} is yours', 'It is about: {category}. Please see to it by {due}.'],
    ),
    'complaints.warning': notice(
      ['投诉 {number} 快到时限', '最迟 {due}，请尽快处理。'],
      ['Complaint {number} is due soon', 'By {due}; please see to it.'],
    ),
    'complaints.breach': notice(
      ['投诉 {number} 已超过时限', '时限是 {due}，现在请您过问。'],
      ['Complaint {number} is overdue', 'It was due {due}; please look into it.'],
    ),
  },
};
