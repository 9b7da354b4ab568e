import { simplified } from './clean-cell';
import type { RosterField } from './roster';

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

/** Whose it is, in front of nearly any heading. */
const WHO = '(?:会员卡?|会籍|客户|顾客|学员|本人|用户|持卡人|个人)?';
const DAY = '(?:日期?|时间|年月日?)';

/**
 * What headings are made of, for those that nobody thought of; each must fit as a whole. 联系人手机 is somebody else's, and a column 注册
 * or 有效 may hold a yes.
 */
const SHAPES: readonly (readonly [RosterField, string])[] = [
  ['referrerPhone', '(?:推荐|介绍|邀请)[人者]的?(?:手机|电话|联系方式|联系电话|手机电话)?(?:号码?)?'],
  ['name', `${WHO}(?:真实)?(?:姓名|名字|名称)`],
  ['phone', `${WHO}(?:联系|绑定|登记|注册|预留|常用)?(?:手机|移动电话|电话|联系方式)(?:号码?)?(?:电话|微信号?)?[1一]?`],
  ['lunar', '(?:生日|出生日期)?(?:是否|是不是|属于)?(?:农历|阴历)(?:生日)?[否吗]|(?:生日|出生日期)(?:是否|是不是)(?:农历|阴历)'],
  ['lunar', '(?:公历|阳历|农历|阴历){2}|生日(?:类型|历法|历|日历)'],
  ['birthday', `${WHO}(?:生日|出生)${DAY}?`],
  ['idNumber', `${WHO}(?:(?:居民)?身份证件?(?:号码?|编号)?|证件(?:号码?|编号))`],
  ['joinedOn', `${WHO}(?:入会|加入|注册|登记|办卡|开卡|建档|起始|开始|生效)${DAY}|${WHO}有效期?(?:起始?|开始|从|自)${DAY}?`],
  ['joinedOn', '入会|会籍(?:起始|开始)'],
  ['endsOn', `${WHO}(?:到期|截止|失效|过期|终止|结束|届满)${DAY}|${WHO}有效(?:期[限至止到]?|日期|截止|至)${DAY}?|${WHO}到期`],
  ['tier', `${WHO}(?:现有|当前|目前)?卡?(?:等级|级别)(?:名称)?|会员卡?(?:类型|类别|种类)(?:名称)?|卡(?:类型?|种类?|类别|型|级)`],
  ['points', `${WHO}(?:当前|可用|剩余|现有|目前|账户|累计|总)*积分(?:余额|余数|数|值|总额|总数|总计|合计)?`],
  ['spent', '(?:历史|累计|总|会员)*消费(?:总?金?额|总计|合计|累计)?'],
  ['memberNo', '会员卡?(?:编码|代码|号码?|编号)|档案(?:号|编号)'],
];
const PATTERNS = SHAPES.map(([field, shape]) => ({ field, pattern: new RegExp(`^(?:${shape})$`) }));
/** Behind every word of the list. */
const SHAPED = 1_000;
const LONGEST = 20;

/** What a heading means, and how sure that is (0 = surest). `lunar`: it is a birthday of the lunar calendar. */
export interface Meaning {
  field: RosterField;
  rank: number;
  lunar: boolean;
}

const CALENDAR = /^(农历|阴历|旧历|公历|阳历|新历)(.+)$|^(.+?)(农历|阴历|旧历|公历|阳历|新历)$/;

function meaningOf(bare: string): Meaning | null {
  const known = RANKS.get(bare);
  if (known) return { ...known, lunar: false };
  if (bare === '' || bare.length > LONGEST) return null;
  const shaped = PATTERNS.find(({ pattern }) => pattern.test(bare));
  if (shaped) return { field: shaped.field, rank: SHAPED, lunar: false };
  const calendar = CALENDAR.exec(bare);
  const rest = calendar && meaningOf(calendar[2] ?? calendar[3] ?? '');
  return rest?.field === 'birthday' ? { ...rest, lunar: /农|阴|旧/.test(calendar?.[1] ?? calendar?.[4] ?? '') } : null;
}

const HINT = /[（([【][^（()）[\]【】]*[）)\]】]/g;
const SIGNS = /[\s*:：/／、·.,_#'"|¥￥$?？-]+/g;

/**
 * The meaning of a heading, already cleaned: hints in brackets, blanks and signs aside; of one in two languages (姓名 Name) the Chinese
 * part, else the other one. Null when it means nothing here.
 */
export function headingMeaning(title: string): Meaning | null {
  const plain = simplified(title).toLowerCase();
  const bare = plain.replace(HINT, '').replace(SIGNS, '');
  const han = bare.replace(/[a-z]+/g, '');
  const found = meaningOf(bare) ?? (han === bare ? null : (meaningOf(han) ?? meaningOf(bare.replace(/[^a-z]+/g, ''))));
  const saysLunar = /[（([【].*(?:农历|阴历).*[）)\]】]/.test(plain);
  return found && { ...found, lunar: found.lunar || (saysLunar && found.field === 'birthday') };
}
