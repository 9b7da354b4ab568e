/** The digits of what was typed, at most six; full-width ones, as Chinese keyboards give, too. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);

/** What is said of a code that does not hang on the wall. */
export const wrongWord = (triesLeft: number): 'wrong' | 'wrongLast' => (triesLeft > 0 ? 'wrong' : 'wrongLast');
