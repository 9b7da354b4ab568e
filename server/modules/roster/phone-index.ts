/**
 * Which row has a phone number first. Open addressing in two typed arrays, 12 bytes a slot and at most half full, so a million
 * numbers take 24–48 MB where a Map would take 100.
 */
export class PhoneIndex {
  private keys = new Float64Array(1024);
  private lines = new Uint32Array(1024);
  private count = 0;
  private shift = 32 - 10;

  /** The row that was put under this number, or 0. */
  find(phone: string): number {
    return this.lines[this.slot(Number(phone))] ?? 0;
  }

  /** Remembers the row (1 or more) of a number that is not there yet. */
  put(phone: string, line: number): void {
    if (this.count * 2 >= this.keys.length) this.grow();
    this.store(Number(phone), line);
    this.count++;
  }

  private store(key: number, line: number): void {
    const at = this.slot(key);
    this.keys[at] = key;
    this.lines[at] = line;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    // eleven digits do not fit in 32 bits: fold the high part in; the best mixed bits of the product are its highest
    let at = Math.imul((key % 4_294_967_296) ^ Math.floor(key / 65_536), 0x9e3779b1) >>> this.shift;
    for (; this.keys[at] !== 0 && this.keys[at] !== key; at = (at + 1) & mask);
    return at;
  }

  private grow(): void {
    const { keys, lines } = this;
    this.shift--;
    this.keys = new Float64Array(keys.length * 2);
    this.lines = new Uint32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) if (keys[at]) this.store(keys[at] ?? 0, lines[at] ?? 0);
  }
}
