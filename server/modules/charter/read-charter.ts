/** A charter's text becomes a charter here, or a list of problems that a person who is no programmer can mend. */
import { readFileSync } from 'node:fs';
import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { Charter } from './charter';
import { rulesNotCarriedOut } from './not-carried-out';

/** A charter that can't be used. `problems`: one Chinese sentence each, beginning with the line (`第12行 …`), in no fixed order. */
export class CharterError extends Error {
  constructor(readonly problems: string[]) {
    super(`章程有${problems.length}处问题：\n${problems.join('\n')}`);
    this.name = 'CharterError';
  }
}

const QUANTITY = /^(?:(?:前|后|近)?\d+(?:\.\d+)?(?:元|%|折|分|次|人|晚|天|周|个月|年|小时|分钟|工作日|工作小时)|\d\d:\d\d(?:-\d\d:\d\d)?)$/;
const LONGEST_QUANTITY = 14;
const LARGEST_TEXT = 1_000_000;
const { localeError } = z.locales.zhCN();

const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一处写了两个相同的名称',
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  MISSING_CHAR: '缺少标点或引号、括号没有成对',
  BAD_ALIAS: '不能使用引用（*）',
  TAG_RESOLVE_FAILED: '不能使用标签（!）',
  MULTIPLE_DOCS: '一个文件只能写一份章程',
};

/**
 * Reads a charter. YAML 1.2, core schema; no aliases, no tags, no key twice. Full-width digits and blanks inside quantities
 * (`４０ 天`) are accepted.
 *
 * @param yamlText the whole text, at most a million characters.
 * @param options.toLookAt also reads a rulebook with rules that this version does not carry out. Never for a club that runs by it.
 * @returns the charter, deeply frozen, so that what is derived from it may be kept for as long as it lives.
 * @throws CharterError with every problem found.
 */
export function readCharter(yamlText: string, { toLookAt = false } = {}): Charter {
  if (yamlText.length > LARGEST_TEXT) throw new CharterError(['第1行 章程太长了']);
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: true });
  const lineOf = (offset: number) => `第${lines.linePos(offset).line}行`;
  const unreadable = [...document.errors, ...document.warnings].map(
    (problem) => `${lineOf(problem.pos[0])} ${YAML_PROBLEMS[problem.code] ?? '文字的格式不对'}`,
  );
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.tag) {
        unreadable.push(`${lineOf(node.range?.[0] ?? 0)} ${YAML_PROBLEMS[isAlias(node) ? 'BAD_ALIAS' : 'TAG_RESOLVE_FAILED']}`);
      }
    },
  });
  if (unreadable.length > 0) throw new CharterError([...new Set(unreadable)]);
  tidyQuantities(document);
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const result = Charter.safeParse(written, { error: plainly });
  if (result.success) {
    const idle = toLookAt ? [] : rulesNotCarriedOut(result.data, written);
    if (idle.length === 0) return deepFreeze(result.data);
    throw new CharterError(idle.map(({ path, message }) => `${lineOf(offsetOf(document, path))} ${path.join('.')}：${message}`));
  }
  throw new CharterError(
    result.error.issues.map((issue) => {
      // Of something unknown its own place is shown, of anything else the place of the value.
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return `${lineOf(offsetOf(document, path))} ${issue.path.join('.') || '章程'}：${sentence(issue)}`;
    }),
  );
}

/**
 * Reads the charter file at `path` (UTF-8), by the same options.
 *
 * @throws CharterError when the file can't be read or the charter in it has problems.
 */
export function loadCharter(path: string, options: Parameters<typeof readCharter>[1] = {}): Charter {
  let yamlText: string;
  try {
    yamlText = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CharterError([`读不到章程文件 ${path}（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`]);
  }
  return readCharter(yamlText.replace(/^\uFEFF/, ''), options);
}

/** Undoes what a Chinese keyboard does to a quantity: full-width digits, signs and colons, blanks before the unit. */
function tidyQuantities(document: Document): void {
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value !== 'string' || scalar.value.length > LONGEST_QUANTITY) return;
      const tidy = scalar.value.normalize('NFKC').replace(/\s/g, '');
      if (QUANTITY.test(tidy)) scalar.value = tidy;
    },
  });
}

/** Where the value at `path` starts in the text; of something missing, where the section starts that lacks it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** What zod says by default, for the few cases in which it speaks to programmers. */
const plainly: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return `没有“${issue.keys.join('”“')}”这一项`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return '必须写明';
  return localeError(issue);
};

function sentence(issue: z.core.$ZodIssue): string {
  // A half-width comma inside { } cuts a sentence in two, and its second half then looks like a key.
  const cut = issue.code === 'unrecognized_keys' && issue.keys.some((key) => /\p{Script=Han}/u.test(key));
  const ways = issue.code === 'invalid_union' ? new Set(issue.errors.flat().map((way) => way.message)) : [];
  return `${[...ways].join('，或者') || issue.message}${cut ? '（句中的逗号请用全角“，”）' : ''}`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
