import { checkIn } from '../../../server/modules/check-ins';
import { recorded } from '../points/recorded';
import { onBothSmallClubs } from '../points/small-club';

onBothSmallClubs('A check-in and the database', (open, dialect) => {
  // Seen to fail with `await` put before one of the reads (three trips), and with a SELECT of the balance added (one statement more).
  it('asks once and writes once: two round trips, two reads, four writes', async () => {
    const club = await open();
    const mei = await club.member();
    const { execute, taken, trips } = recorded(club);
    await execute(checkIn, mei.actor, {});
    club.clock.set(club.now() + 86_400_000);
    taken();
    trips();
    await execute(checkIn, mei.actor, {});
    const statements = taken().map(([sql]) => sql.replace(/\s+/g, ' ').slice(0, 26));
    const balances = dialect === 'sqlite' ? ['INSERT INTO points_balance', 'UPDATE points_balance SET '] : ['INSERT INTO points_balance'];
    expect(statements).toEqual([
      'SELECT number, kind, tier,',
      'SELECT day, streak, points',
      'INSERT INTO points_entry(m',
      ...balances,
      'INSERT INTO check_in(membe',
      'INSERT INTO fact(id, type,',
    ]);
    expect(trips()).toBe(1); // and COMMIT, with which the writes travel
  });
});
