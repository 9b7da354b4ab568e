import { databasesOn, type PrivateMariaDb } from '../../server/cli/mariadb';

export { type MariaDbOptions, type PrivateMariaDb, startMariaDb } from '../../server/cli/mariadb';

/** The server that the whole run shares: everybody makes databases of their own on it, nobody ends it. */
export type SharedMariaDb = Pick<PrivateMariaDb, 'url' | 'createDatabase' | 'dropDatabase'>;

/**
 * The MariaDB server of this test run, started by the global set-up (or given by HUIGUAN_MARIADB=mysql://user:password@host:port).
 *
 * @throws Error when the run was deliberately started without one (HUIGUAN_MARIADB=none)
 */
export const sharedMariaDb = (): SharedMariaDb => {
  const base = process.env.HUIGUAN_SHARED_MARIADB;
  if (!base) throw new Error('This run was started without MariaDB (HUIGUAN_MARIADB=none), and this test needs it.');
  const url = (database: string): string => {
    const address = new URL(base);
    address.pathname = `/${database}`;
    return address.href;
  };
  return { url, ...databasesOn(url) };
};
