import Database from 'better-sqlite3';
import mysql from 'mysql2/promise';

// The floors: what the drivers alone reach with one durable three-statement transaction for each check-in, no HTTP, no rules.

const DDL = [
  'CREATE TABLE member(id varchar(40) PRIMARY KEY, points integer NOT NULL)',
  'CREATE TABLE check_in(id varchar(40) PRIMARY KEY, memberId varchar(40) NOT NULL, day varchar(10) NOT NULL, UNIQUE(memberId, day))',
  'CREATE TABLE ledger(id varchar(40) PRIMARY KEY, memberId varchar(40) NOT NULL, points integer NOT NULL, at bigint NOT NULL)',
];
const INSERT_CHECK_IN = 'INSERT INTO check_in(id, memberId, day) VALUES (?,?,?)';
const ADD = 'UPDATE member SET points = points + 5 WHERE id = ?';
const INSERT_LEDGER = 'INSERT INTO ledger(id, memberId, points, at) VALUES (?,?,5,?)';
const CHUNK = 1000;
const WIDTH = 32;

/** Does `count` check-ins of distinct members on a new day; resolves to check-ins a second. */
export interface Floor {
  round(count: number): Promise<number>;
  close(): Promise<void>;
}

const idOf = (i: number) => `mbr_${String(i).padStart(20, '0')}`;

function pairs(members: number): () => [member: string, day: string, id: string] {
  let n = 0;
  return () => {
    const i = n++;
    const day = new Date(Date.UTC(2026, 0, 1) + Math.floor(i / members) * 86_400_000).toISOString().slice(0, 10);
    return [idOf((i * 7919) % members), day, `x_${String(i).padStart(20, '0')}`];
  };
}

/** Raw better-sqlite3, default cache, WAL, synchronous=FULL. */
export function sqliteFloor(file: string, members: number): Floor {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  for (const sql of DDL) db.exec(sql);
  db.exec('BEGIN');
  const insert = db.prepare('INSERT INTO member VALUES (?,0)');
  for (let i = 0; i < members; i++) insert.run(idOf(i));
  db.exec('COMMIT');
  const [begin, a, b, c, commit] = ['BEGIN IMMEDIATE', INSERT_CHECK_IN, ADD, INSERT_LEDGER, 'COMMIT'].map((sql) => db.prepare(sql)) as [
    Database.Statement,
    Database.Statement,
    Database.Statement,
    Database.Statement,
    Database.Statement,
  ];
  const next = pairs(members);
  return {
    async round(count) {
      const since = performance.now();
      for (let i = 0; i < count; i++) {
        const [member, day, id] = next();
        begin.run();
        a.run(id, member, day);
        b.run(member);
        c.run(`l${id}`, member, since | 0);
        commit.run();
      }
      return count / ((performance.now() - since) / 1000);
    },
    close: async () => void db.close(),
  };
}

/** Raw mysql2, five round trips for each check-in, 32 at a time over 16 connections. */
export async function mysqlFloor(url: string, members: number): Promise<Floor> {
  const pool = mysql.createPool({ uri: url, connectionLimit: 16 });
  for (const sql of DDL) await pool.query(sql);
  for (let i = 0; i < members; i += CHUNK)
    await pool.query(
      `INSERT INTO member VALUES ${Array.from({ length: Math.min(CHUNK, members - i) }, (_, k) => `('${idOf(i + k)}',0)`).join(',')}`,
    );
  const next = pairs(members);
  const one = async () => {
    const [member, day, id] = next();
    const connection = await pool.getConnection();
    await connection.query('START TRANSACTION');
    await connection.query(INSERT_CHECK_IN, [id, member, day]);
    await connection.query(ADD, [member]);
    await connection.query(INSERT_LEDGER, [`l${id}`, member, 0]);
    await connection.query('COMMIT');
    connection.release();
  };
  return {
    async round(count) {
      const since = performance.now();
      let left = count;
      await Promise.all(
        Array.from({ length: WIDTH }, async () => {
          while (left-- > 0) await one();
        }),
      );
      return count / ((performance.now() - since) / 1000);
    },
    close: () => pool.end(),
  };
}
