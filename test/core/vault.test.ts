import { randomBytes } from 'node:crypto';
import { systemEntropy } from '../../server/core/ids';
import { vaultOf } from '../../server/core/vault';
import { addVaultKey, KEY_DELAY_MS, newestKey, openVault, WrongSecretError } from '../../server/core/vault-keys';
import { fakeClock } from '../support/clock';
import { onBoth } from './probe';

const SECRET = 'a-secret-of-the-test-suite-0123456789';

describe('A sealed field', () => {
  const keys = { lookUp: randomBytes(32), byVersion: new Map([[1, randomBytes(32)]]) };
  const vault = vaultOf(keys, systemEntropy);

  it('opens where it was sealed, never looks the same twice, and holds every character', () => {
    const text = '𠮷野家 +86 138 ☎️\u0301';
    const [a, b] = [vault.seal('member.phone', text), vault.seal('member.phone', text)];
    expect(a).not.toBe(b);
    expect(vault.open('member.phone', a)).toBe(text);
  });

  // Guard: without setAAD in vault.ts the phone opens as a name.
  it('does not open elsewhere, nor when a single bit was changed', () => {
    const sealed = vault.seal('member.phone', '13800000000');
    expect(() => vault.open('member.name', sealed)).toThrow();
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const forged = Buffer.from(bytes);
      forged[at] = (forged[at] as number) ^ 1;
      expect(() => vault.open('member.phone', `v1.${forged.toString('base64url')}`)).toThrow();
    }
  });

  it('is still readable after a newer key has come, which seals from then on', () => {
    const old = vault.seal('member.name', '梅');
    const newer = vaultOf({ ...keys, byVersion: new Map([...keys.byVersion, [2, randomBytes(32)]]) }, systemEntropy);
    expect(newer.open('member.name', old)).toBe('梅');
    expect(newer.seal('member.name', '梅')).toMatch(/^v2\./);
    expect(newer.digest('member.phone', '138')).toBe(vault.digest('member.phone', '138'));
  });
});

onBoth("The database's keys", (open) => {
  const source = (club: { db: Parameters<typeof openVault>[0]['db'] }, more: object = {}) => ({
    db: club.db,
    secret: SECRET,
    entropy: systemEntropy,
    clock: fakeClock(0),
    ...more,
  });

  it('are refused under another secret and re-wrapped when the old one is at hand', async () => {
    const { club } = await open();
    const sealed = club.vault.seal('a.b', 'x');
    await expect(openVault(source(club, { secret: 'another-secret-of-thirty-two-characters' }))).rejects.toThrow(WrongSecretError);
    const renewed = await openVault(source(club, { secret: 'another-secret-of-thirty-two-characters', previousSecret: SECRET }));
    expect(renewed.open('a.b', sealed)).toBe('x');
    await expect(openVault(source(club))).rejects.toThrow(WrongSecretError);
  });

  it('grow by a version, which seals only after every process has had the time to read it', async () => {
    const { club } = await open();
    const clock = fakeClock(0);
    const [here, there] = [await openVault(source(club, { clock })), await openVault(source(club, { clock }))];
    const sealed = here.seal('a.b', 'x');
    expect(await addVaultKey(source(club, { clock }))).toBe(2);
    expect(await newestKey(source(club))).toEqual({ version: 2, sealsFrom: KEY_DELAY_MS });
    await here.refresh();
    await there.refresh();
    clock.move(KEY_DELAY_MS - 1);
    expect([here.version, here.seal('a.b', 'y').slice(0, 3)]).toEqual([1, 'v1.']);
    clock.move(1);
    const newer = here.seal('a.b', 'y');
    expect([here.version, newer.slice(0, 3), here.open('a.b', sealed)]).toEqual([2, 'v2.', 'x']);
    expect(there.open('a.b', newer)).toBe('y');
  });

  // Seen to fail with `missing` taken out of openVault (a process that is behind answers with a bug instead of "try again"), and with
  // `refresh` taken out of `seeking` (it never learns).
  it('are looked for by a process that meets a text of a newer one, and only a version that is nowhere is an error', async () => {
    const { club } = await open();
    const behind = await openVault(source(club));
    await addVaultKey(source(club));
    const ahead = await openVault(source(club, { clock: fakeClock(KEY_DELAY_MS) }));
    const newer = ahead.seal('a.b', 'x');
    const said = (text: string) => {
      try {
        return behind.open('a.b', text);
      } catch (error) {
        return (error as Error).message;
      }
    };
    /** What it says once it has had the time to look. */
    const then = async (text: string) => {
      expect(said(text)).toBe('core.database-busy');
      while (said(text) === 'core.database-busy') await new Promise((done) => setTimeout(done, 5));
      return said(text);
    };
    expect(await then(newer)).toBe('x');
    expect(await then(newer.replace('v2', 'v9'))).toBe('No key of version 9');
  });
});
