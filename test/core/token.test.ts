import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { tokens } from '../../server/core/token';

const key = randomBytes(32);
const { sign, verify } = tokens(key);
const mei = { id: 'mbr_mei', roles: ['member', 'desk'] };
const now = Date.now();

describe('An access token', () => {
  it('is a JWT that an independent library accepts, and the other way round', async () => {
    const { payload } = await jwtVerify(sign(mei, now + 60_000), key, { algorithms: ['HS256'] });
    expect(payload).toMatchObject({ sub: mei.id, roles: mei.roles });
    const theirs = await new SignJWT({ roles: mei.roles })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(mei.id)
      .setExpirationTime(Math.floor(now / 1000) + 60)
      .sign(key);
    expect(verify(theirs, now)).toEqual(mei);
  });

  // Guards: without the HEADER comparison the unsecured token passes; without `exp` the old one does; without the mac all do.
  it('is refused when it is over, forged, unsecured, of another algorithm, or no token at all', async () => {
    const good = sign(mei, now + 60_000);
    const unsecured = new UnsecuredJWT({ roles: ['owner'] }).setSubject(mei.id).setExpirationTime('1h').encode();
    const other = await new SignJWT({ roles: ['owner'] })
      .setProtectedHeader({ alg: 'HS512', typ: 'JWT' })
      .setSubject(mei.id)
      .setExpirationTime('1h')
      .sign(randomBytes(64));
    const [head, body, tail] = good.split('.') as [string, string, string];
    const promoted = Buffer.from(JSON.stringify({ sub: mei.id, roles: ['owner'], exp: 4e9 })).toString('base64url');
    const bad = [
      sign(mei, now - 1000),
      unsecured,
      other,
      `${head}.${promoted}.${tail}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      tokens(randomBytes(32)).sign(mei, now + 60_000),
      '',
      '..',
      'x',
      `${head}..${tail}`,
    ];
    for (const token of bad) expect(() => verify(token, now)).toThrow('core.bad-token');
    expect(verify(good, now)).toEqual(mei);
  });
});
