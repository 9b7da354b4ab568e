import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { keyClaim } from '../../server/core/claim';
import { systemEntropy } from '../../server/core/ids';
import { aProbe, countUp, type ProbeClub, readNotes, writeNote, writer } from './probe';

/** Stands between the club and its database, and breaks off when a packet holds the word; what came before it has arrived. */
async function startCutter(port: number) {
  const state = { word: '', forward: true };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(port, '127.0.0.1');
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        database.destroy();
      });
    }
    database.on('data', (bytes) => client.write(bytes));
    client.on('data', (bytes: Buffer) => {
      const cut = state.word !== '' && bytes.includes(state.word);
      if (!cut) return void database.write(bytes);
      // the database does what it was told, and nobody hears of it; or it never hears of it
      if (state.forward) database.write(bytes, () => setTimeout(() => client.destroy(), 200));
      else client.destroy();
      database.removeAllListeners('data');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (word: string, forward: boolean) => Object.assign(state, { word, forward }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('A connection to MariaDB that breaks in the middle of an operation', () => {
  let probe: ProbeClub;
  let cutter: Awaited<ReturnType<typeof startCutter>>;
  const far = async () => {
    probe = await aProbe('mysql');
    const url = new URL(probe.url);
    cutter = await startCutter(Number(url.port));
    url.port = String(cutter.port);
    return { club: await probe.another([], url.href), near: probe.club };
  };
  afterEach(async () => {
    await probe.close();
    cutter.close();
  });
  const claim = { claim: keyClaim(writer.id, 'k', systemEntropy) };

  // Guard: db-mysql.ts. Seen to fail without `away`: a bug's error comes out of execute.
  it('before the COMMIT was sent leaves nothing, and says that the database is away', async () => {
    const { club, near } = await far();
    const seats = async () => (await near.db.read.query<{ count: number }[]>('SELECT count FROM tally'))[0]?.count;
    const count = () => club.execute(countUp, writer, { name: 'seats', limit: 5 }, claim);
    cutter.cutAt('UPDATE tally', true);
    await expect(count()).rejects.toMatchObject({ kind: 'unavailable', code: 'core.database-away' });
    expect(await seats()).toBe(0);
    cutter.cutAt('SELECT title', false);
    await expect(club.execute(readNotes, writer, {})).rejects.toMatchObject({ kind: 'unavailable', code: 'core.database-away' });
    cutter.cutAt('', false);
    await count();
    expect(await seats()).toBe(1);
  });

  // Guard: `committing` in db-mysql.ts. Seen to fail without it: "away", as if nothing had been done, and with the transaction run again.
  it.each([true, false])(
    'with the COMMIT under way says that nobody knows; asked again with its key, it is done once (arrived: %s)',
    async (arrives) => {
      const { club, near } = await far();
      cutter.cutAt('COMMIT', arrives);
      await expect(club.execute(writeNote, writer, { title: 'x' }, claim)).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'core.outcome-unknown',
      });
      cutter.cutAt('', false);
      expect(await near.execute(readNotes, writer, {})).toEqual(arrives ? [{ title: 'x' }] : []);
      const { id } = await club.execute(writeNote, writer, { title: 'x' }, claim);
      expect(await near.db.read.query('SELECT id, title FROM note')).toEqual([{ id, title: 'x' }]);
      expect(await near.db.read.query<unknown[]>('SELECT id FROM fact')).toHaveLength(1);
    },
  );
});
