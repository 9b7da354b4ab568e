import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const holderOf = (file) => {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** A holder that died leaves its file; whoever moves the file away first may try again, and puts back a lock that is not the dead one. */
const removeDead = (file, pid) => {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== pid) linkSync(aside, file);
  } catch {
    // Somebody else was faster: the next round sees the new state.
  } finally {
    rmSync(aside, { force: true });
  }
};

/**
 * Runs `work` while no other process holds the same lock file; waits for a living holder, takes over from a dead one.
 *
 * @template T
 * @param {string} file path of the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (file, work) => {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        // A hard link appears with its content, or not at all.
        linkSync(mine, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder !== undefined && !alive(holder)) removeDead(file, holder);
      else await sleep(40);
    }
  } finally {
    unlinkSync(mine);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
