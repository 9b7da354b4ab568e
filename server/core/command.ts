/** What one argument of a chat command can be once it is read. */
export type ArgValue = string | number | boolean;
export type ArgValues = Readonly<Record<string, ArgValue>>;

interface ArgBase {
  /** key in the operation's raw input */
  readonly name: string;
  /** value when nothing was written for it */
  readonly otherwise?: ArgValue;
  /** nothing written: the key is left out; without `optional` and `otherwise` the argument is required */
  readonly optional?: true;
}

/**
 * One argument of a command, read from left to right after the command word.
 * - `name`: a number or a title; the rest of the line, or one word when other arguments follow; string
 * - `text`: everything that is left, in the person's own characters; string
 * - `number`: a whole number, perhaps with a unit ("5分"); number
 * - `digits`: a code or a list number of `min` to `max` digits; string. `grouped` allows "123 456"
 * - `reference`: a ticket number such as C26110007, any case, letter optional from 8 digits on; string, letter in capitals
 * - `choice`: one of the keys of `choices`, by any of its spellings; string
 * - `plus`: company at the end of the line ("+2", "带2人"); number
 */
export type ArgSpec = ArgBase &
  (
    | { readonly kind: 'name' }
    | { readonly kind: 'text' }
    | { readonly kind: 'number'; readonly units?: readonly string[] }
    | { readonly kind: 'digits'; readonly min: number; readonly max: number; readonly grouped?: true }
    | { readonly kind: 'reference'; readonly prefix: string; readonly min: number; readonly max: number }
    | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, readonly string[]>> }
    | { readonly kind: 'plus' }
  );

/** Spellings that take the same arguments. */
export interface Wording {
  /**
   * Simplified Chinese, English and abbreviations. Traditional characters, full width and case are folded by the parser,
   * and a blank in a word stands for any or no blanks, hyphens and underscores: 'check in' is also checkin, Check-In.
   */
  readonly words: readonly string[];
  /** absent: takes no arguments, so anything but punctuation and emoji after the word means that it is no command */
  readonly args?: readonly ArgSpec[];
  /** arguments that the wording itself decides, such as {anonymous: true} for 匿名投诉 */
  readonly sets?: ArgValues;
}

/** One chat command as data; lives in a module's words.ts. The same word may stand in two commands: the one whose arguments fit is meant. */
export interface CommandWords extends Wording {
  /** unique over all modules, such as checkIn */
  readonly intent: string;
  /** a line that works, shown in help and in hints */
  readonly example: string;
  /** further spellings with their own `args` and `sets` */
  readonly variants?: readonly Wording[];
}
