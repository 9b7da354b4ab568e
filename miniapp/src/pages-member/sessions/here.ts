/** The log-in that a refresh token belongs to: it begins with its id. */
export const sessionOf = (refreshToken: string | undefined): string | null => refreshToken?.split('.')[0] ?? null;

/** This device first, then the ones used last. */
export const hereFirst = <S extends { id: string; lastUsedAt: number }>(list: readonly S[], here: string | null): S[] =>
  [...list].sort((a, b) => Number(b.id === here) - Number(a.id === here) || b.lastUsedAt - a.lastUsedAt);
