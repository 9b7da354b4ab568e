import pino, { type DestinationStream, type Logger } from 'pino';

const SECRET = [
  'authorization',
  'cookie',
  'phone',
  'idNumber',
  'birthDate',
  'birthday',
  'name',
  'text',
  'code',
  'token',
  'refreshToken',
  'receipt',
  'password',
  'secret',
];

/** JSON lines on standard output; personal and secret fields are removed wherever they stand on the first three levels. */
export const openLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: 0 }),
  );
