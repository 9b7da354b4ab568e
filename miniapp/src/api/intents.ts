/**
 * Idempotency keys by intent. What a person wants keeps its key over every try and every tap until it is settled: done, or refused for a
 * reason. Only then is the same again a new wish with a new key.
 */
export class Intents {
  private readonly open = new Map<string, string>();
  /** A file is its own wish: as JSON all files are alike. */
  private readonly files = new WeakMap<ArrayBuffer, string>();

  /** @param newKey makes a key that nobody else makes */
  constructor(private readonly newKey: () => string) {}

  /** `name` says what is wanted, `input` its content; both together are the wish. */
  keyFor(name: string, input: unknown): string {
    const wish = this.wishOf(name, input);
    const key = this.open.get(wish) ?? this.newKey();
    this.open.set(wish, key);
    return key;
  }

  private wishOf(name: string, input: unknown): string {
    return `${name} ${JSON.stringify(input, (_, value) => (value instanceof ArrayBuffer ? this.fileOf(value) : value))}`;
  }

  private fileOf(bytes: ArrayBuffer): string {
    const known = this.files.get(bytes) ?? this.newKey();
    this.files.set(bytes, known);
    return known;
  }

  /** The wish is done, or refused for good. */
  settle(name: string, input: unknown): void {
    this.open.delete(this.wishOf(name, input));
  }
}
