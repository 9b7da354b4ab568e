const part = (): string => Math.floor(Math.random() * 2 ** 32).toString(36);

/** A key that nobody else makes; it is no secret. A mini-program has no random source that answers at once. */
export const newKey = (): string => `${Date.now().toString(36)}-${part()}${part()}${part()}${part()}`;
