import { DataSource } from 'typeorm';
import { modules } from '../../server/modules';
import { entitiesOf } from '../../server/open-club';
import { onBothDatabases } from '../support/club';

onBothDatabases('The schema', (open, dialect) => {
  it('is after the migrations exactly what the entities say', async () => {
    const club = await open();
    const entities = entitiesOf(modules) as [];
    const source =
      dialect === 'sqlite'
        ? new DataSource({ type: 'better-sqlite3', database: club.databaseUrl.slice('sqlite:'.length), entities })
        : new DataSource({ type: 'mariadb', url: club.databaseUrl, entities, charset: 'utf8mb4_bin' });
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map((q) => q.query)).toEqual([]);
  });
});
