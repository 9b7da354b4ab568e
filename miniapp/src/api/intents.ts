/**
 * Idempotency keys by intent. What a person wants keeps its key over every try and every tap until it is settled: done, or refused for a
 * reason. Only then is the same again a new wish with a new key.
 */
export class Intents {
  private readonly open = new Map<string, string>();

  /** @param newKey makes a key that nobody else makes */
  constructor(private readonly newKey: () => string) {}

  /** `name` says what is wanted, `input` its content; both together are the wish. */
  keyFor(name: string, input: unknown): string {
    const wish = `${name} ${JSON.stringify(input)}`;
    const key = this.open.get(wish) ?? this.newKey();
    this.open.set(wish, key);
    return key;
  }

  /** The wish is done, or refused for good. */
  settle(name: string, input: unknown): void {
    this.open.delete(`${name} ${JSON.stringify(input)}`);
  }
}
