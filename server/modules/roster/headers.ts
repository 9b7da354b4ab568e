import { cleanCell, simplified } from './clean-cell';
import type { RosterColumn, RosterField } from './roster';

/** Headings by field, the surest first: where two columns could be the same field, the one that stands earlier here wins. */
const SYNONYMS: Record<RosterField, string> = {
  memberNo:
    '会员编号 会员号 会员卡号 会员号码 会员代码 会员id 会籍号 卡号 编号 工号 memberno membernumber memberid membershipno membershipnumber cardno cardnumber no id',
  name: '姓名 会员姓名 会员名 会员名称 名字 客户姓名 顾客姓名 真实姓名 中文名 称呼 名称 name fullname membername realname customername',
  gender: '性别 会员性别 gender sex',
  phone:
    '手机号 手机号码 手机 会员手机 会员手机号 移动电话 联系手机 绑定手机 手机电话 本人手机 联系电话 联系方式 电话号码 会员电话 电话 mobile mobilephone mobilenumber mobileno phone phonenumber phoneno cellphone cell telephone tel contact contactnumber',
  birthday: '生日 出生日期 出生年月日 会员生日 生日日期 出生年月 出生 birthday birthdate dateofbirth dob born',
  lunar: '农历 是否农历 农历生日否 生日类型 生日历法 历法 阴历 是否阴历 农历否 lunar islunar lunarbirthday calendar',
  idNumber:
    '身份证号 身份证 身份证号码 证件号码 证件号 公民身份号码 身份号码 idnumber idno idcard idcardno idcardnumber identitycard identitynumber nationalid',
  joinedOn:
    '入会日期 入会时间 入会日 加入日期 注册日期 注册时间 办卡日期 办卡时间 开卡日期 开卡时间 建档日期 起始日期 开始日期 生效日期 有效期起 joindate joinedon joined datejoined membersince startdate registered',
  endsOn:
    '到期日期 到期日 到期时间 有效期至 有效期 会籍到期 会员到期日 失效日期 截止日期 结束日期 终止日期 有效期止 expirydate expiry expires expireson expirationdate enddate validuntil validto',
  tier: '等级 会员等级 会员级别 级别 会员类型 会员类别 卡类型 卡种 卡类 卡级别 tier level membershiplevel membertier membershiptier grade memberlevel membershiptype',
  referrerPhone:
    '推荐人手机 推荐人手机号 推荐人电话 推荐人联系电话 推荐人 介绍人手机 介绍人电话 介绍人 邀请人手机 邀请人 referrerphone referrer referredby inviter inviterphone referralphone',
  spent:
    '累计消费 累计消费金额 消费总额 总消费 累计金额 消费金额 消费累计 历史消费 totalspend totalspent totalspending spend spent totalamount amountspent lifetimespend',
  points: '积分 当前积分 可用积分 积分余额 剩余积分 会员积分 现有积分 总积分 points balance pointsbalance pointbalance currentpoints',
  remark: '备注 说明 备注说明 附注 其他 remark remarks note notes comment comments memo',
};

const RANKS = new Map<string, { field: RosterField; rank: number }>();
for (const [field, words] of Object.entries(SYNONYMS) as [RosterField, string][]) {
  words.split(' ').forEach((word, rank) => {
    RANKS.set(word, { field, rank });
  });
}

const HINT = /[（([【][^（()）[\]【】]*[）)\]】]/g;

/** What stands where in a roster. */
export interface RosterHeader {
  /** Row number of the headings, counted as `RosterRow.line`. */
  line: number;
  /** Index of the column of each field that the file has. */
  columns: ReadonlyMap<RosterField, number>;
  /** The heading and letter of every column, by index. */
  titles: readonly RosterColumn[];
  /** Headings that mean nothing here, or repeat a field another column has; their cells are ignored. */
  unknown: readonly RosterColumn[];
  /** The heading of the birthday says it is lunar (农历生日, 生日(农历)). */
  lunarBirthday: boolean;
  /** What 1 in the spending column is worth: 100 for yuan, 1 for fen, 1,000,000 for 万元. */
  fenPerUnit: number;
}

/** The letter(s) a spreadsheet shows for a column, 0 = A. */
function columnLetter(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

const bareHeading = (cell: string): string =>
  simplified(cleanCell(cell))
    .toLowerCase()
    .replace(HINT, '')
    .replace(/[\s*:：/、·.,_#'"-]+/g, '');

function fieldOf(cell: string): { field: RosterField; rank: number; lunar: boolean } | null {
  const bare = bareHeading(cell);
  const known = RANKS.get(bare);
  const lunarHint = /[（([【].*(?:农历|阴历).*[）)\]】]/.test(simplified(cleanCell(cell)));
  if (known) return { ...known, lunar: known.field === 'birthday' && lunarHint };
  const calendar = /^(农历|阴历|旧历|公历|阳历|新历)(.+)$|^(.+?)(农历|阴历|旧历|公历|阳历|新历)$/.exec(bare);
  const rest = RANKS.get(calendar?.[2] ?? calendar?.[3] ?? '');
  if (rest?.field !== 'birthday') return null;
  return { ...rest, lunar: /农|阴|旧/.test(calendar?.[1] ?? calendar?.[4] ?? '') };
}

function worthOf(title: string): number {
  const hint = simplified(cleanCell(title));
  if (/万元/.test(hint)) return 1_000_000;
  return /[（(]\s*分\s*[）)]/.test(hint) ? 1 : 100;
}

/** Reads one row as headings. Any row can be read so; whether it is the heading row is seen from the columns found. */
export function readHeader(cells: readonly string[], line: number): RosterHeader {
  const titles = cells.map((title, index) => ({ title: cleanCell(title), letter: columnLetter(index) }));
  const best = new Map<RosterField, { index: number; rank: number; lunar: boolean }>();
  cells.forEach((cell, index) => {
    const found = fieldOf(cell);
    if (!found) return;
    const other = best.get(found.field);
    if (!other || found.rank < other.rank) best.set(found.field, { index, rank: found.rank, lunar: found.lunar });
  });
  const columns = new Map([...best].map(([field, { index }]) => [field, index]));
  const used = new Set(columns.values());
  return {
    line,
    columns,
    titles,
    unknown: titles.filter(({ title }, index) => title !== '' && !used.has(index)),
    lunarBirthday: best.get('birthday')?.lunar ?? false,
    fenPerUnit: worthOf(cells[columns.get('spent') ?? -1] ?? ''),
  };
}

/** Is this the heading row? A person cannot be taken in without a name and a phone number. */
export const isHeader = (header: RosterHeader): boolean => header.columns.has('name') && header.columns.has('phone');
