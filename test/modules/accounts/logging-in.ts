import type { TestClub } from '../../support/club';

export interface LoggedIn {
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  memberId: string;
  roles: string[];
}

/** Logs in with a one-time code, as the demo shows it. */
export async function logIn(club: TestClub, phone: string): Promise<LoggedIn> {
  const { demoCode } = (await club.as(null).post('/login/codes', { phone })).body;
  const { status, body } = await club.as(null).post('/login', { phone, code: demoCode });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export const refresh = (club: TestClub, refreshToken: string, headers?: Record<string, string>) =>
  club.as(null).post('/sessions/refresh', { refreshToken }, headers);

/** A request with a token as it was given out. */
export const withToken = (token: string) => ({ authorization: `Bearer ${token}` });

/** A code of six digits that is not this one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
