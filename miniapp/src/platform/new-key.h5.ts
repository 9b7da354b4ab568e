/** A key that nobody else makes. `randomUUID` is missing on pages without TLS. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('');
