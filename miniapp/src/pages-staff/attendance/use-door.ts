import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DoorResult } from '../../../../shared/events';
import { Failure } from '../../api/failure';
import { events } from '../../api/generated';
import { client } from '../../data/client';
import { onlineNow, onNetwork } from '../../platform/network';
import { newKey } from '../../platform/new-key';
import { lasting } from '../../platform/storage';
import { DoorQueue } from './door-queue';

/** Sends what waits, batch by batch; others may be noted meanwhile. Rejects with a Failure. */
async function send(queue: DoorQueue, eventId: string, answered: (results: readonly DoorResult[]) => void): Promise<void> {
  for (let batch = queue.batch(); batch.length > 0; ) {
    const entries = batch.map(({ nonce, who, at }) => ({ nonce, who, at }));
    const { results } = await client.send(events.recordAttendance, { eventId, entries });
    queue.settle(results);
    answered(results);
    const next = queue.batch();
    // A device that cannot write keeps what was answered: it must not ask for ever.
    if (next[0]?.nonce === batch[0]?.nonce) return;
    batch = next;
  }
}

/** The door of one event: everybody goes through the queue on the device, with network or without. `synced` follows what was sent. */
export function useDoor(personId: string, eventId: string, synced: () => void) {
  const queue = useMemo(() => new DoorQueue(lasting, personId, eventId), [personId, eventId]);
  const [kept, setKept] = useState(() => queue.read());
  const [last, setLast] = useState<DoorResult | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const told = useRef(synced);
  told.current = synced;

  const sync = useCallback(async () => {
    if (running.current || queue.batch().length === 0) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await send(queue, eventId, (results) => {
        setKept(queue.read());
        setLast(results.at(-1) ?? null);
      });
      told.current();
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure('unavailable', String(error)));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [queue, eventId]);

  const note = useCallback(
    (who: string, name: string | null): 'kept' | 'twice' | 'full' => {
      const outcome = queue.add({ nonce: newKey(), who: who.trim(), name, at: Date.now() });
      setKept(queue.read());
      setLast(null);
      if (onlineNow()) void sync();
      return outcome;
    },
    [queue, sync],
  );

  const change = (work: () => void) => {
    work();
    setKept(queue.read());
  };
  useEffect(() => {
    setKept(queue.read());
    if (onlineNow()) void sync();
    return onNetwork((online) => online && void sync());
  }, [queue, sync]);
  return {
    ...kept,
    last,
    busy,
    failure,
    note,
    sync,
    drop: (nonce: string) => change(() => queue.drop(nonce)),
    dismiss: (nonce: string) => change(() => queue.dismiss(nonce)),
  };
}
