import { acceptOffer } from '../../../server/modules/events/accept-offer';
import { cancelSignUp } from '../../../server/modules/events/cancel-sign-up';
import { closeEvent } from '../../../server/modules/events/close-event';
import { declineOffer } from '../../../server/modules/events/decline-offer';
import { draftEvent } from '../../../server/modules/events/draft-event';
import { editEvent } from '../../../server/modules/events/edit-event';
import { giveFeedback } from '../../../server/modules/events/give-feedback';
import { previewGates } from '../../../server/modules/events/preview-gates';
import { readmitMember } from '../../../server/modules/events/readmit-member';
import { removeRegistration } from '../../../server/modules/events/remove-registration';
import { signUp } from '../../../server/modules/events/sign-up';
import type { EventView } from '../../../shared/events';
import { onBothDatabases } from '../../support/club';
import { anEvent, at, countsOf, go, join, movesOf, salon, statesOf, told } from './an-event';

onBothDatabases('What staff change about an event', (open) => {
  // Seen to fail with the line on the cancel deadline taken out of changesOf: mei was held to an hour she had not signed up for.
  it('holds nobody to another time or place: where the cancel deadline is past, it becomes the start', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan] = [await club.staff('desk'), await club.member(), await club.member()];
    const event = await anEvent(club);
    await join(club, mei, event);
    await join(club, lan, event);
    const edit = (version: number, given: Record<string, unknown>) =>
      club.run<EventView>(editEvent, desk.actor, { eventId: event.id, version, ...given });
    await go(club, '2026-11-27T12:00');
    expect(await edit(2, { startsAt: at('2026-11-28T09:00') })).toMatchObject({ cancelUntilLocal: '2026-11-28 09:00' });
    expect(await club.run(cancelSignUp, mei.actor, { eventId: event.id })).toMatchObject({ state: 'cancelled' });
    await go(club, '2026-11-27T19:30');
    expect(await edit(3, { title: '只换了名字', cancelUntil: at('2026-11-27T10:00') })).toMatchObject({
      cancelUntilLocal: '2026-11-27 10:00',
    });
    await expect(club.run(cancelSignUp, lan.actor, { eventId: event.id })).rejects.toMatchObject({ code: 'events.cancel-too-late' });
    expect(await edit(4, { place: '郊外' })).toMatchObject({ cancelUntilLocal: '2026-11-28 09:00' });
    expect(await edit(5, { place: '郊外', cancelUntil: at('2026-11-27T11:00') })).toMatchObject({ cancelUntilLocal: '2026-11-27 11:00' });
    expect(await edit(6, { place: '更远的郊外', cancelUntil: at('2026-11-27T10:30') })).toMatchObject({
      cancelUntilLocal: '2026-11-27 10:30', // what staff write themselves is theirs
    });
    await club.verify();
  });

  // Seen to fail with settleOverdue taken out of close-event.ts: the two stayed in their places for ever, and heard nothing.
  it('ends the offers and the waiting list when it is closed before the job has come round', async () => {
    const club = await open({ now: '2026-11-28T10:01' });
    const manager = await club.staff('manager');
    const [mei, lan, zhu] = [await club.member(), await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1, endsAt: at('2026-11-28T19:05'), cancelUntil: salon.startsAt });
    for (const person of [mei, lan, zhu]) await join(club, person, event);
    await club.run(cancelSignUp, mei.actor, { eventId: event.id });
    club.clock.set(at('2026-11-28T19:06'));
    expect(await club.run(closeEvent, manager.actor, { eventId: event.id })).toMatchObject({ state: 'closed', taken: 0, waiting: 0 });
    expect(await statesOf(club, event)).toEqual({ [mei.id]: 'cancelled', [lan.id]: 'expired', [zhu.id]: 'unplaced' });
    expect([await told(club, 'OfferExpired'), await told(club, 'WaitlistEnded')]).toEqual([1, 1]);
    await club.verify();
  });

  // Seen to fail with `visibleTo` giving the event back as it is: a member read the draft's title in the refusals.
  it('is nothing that members could hear of while it is a draft', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei] = [await club.staff('desk'), await club.member()];
    const { id: eventId } = await club.run<EventView>(draftEvent, desk.actor, { ...salon, title: '还没想好' });
    const unknown = { kind: 'not-found', code: 'events.unknown', params: { event: eventId } };
    for (const op of [signUp, previewGates, cancelSignUp, acceptOffer, declineOffer])
      await expect(club.run(op, mei.actor, { eventId })).rejects.toMatchObject(unknown);
    const scores = { organisation: 5, content: 5, experience: 5 };
    await expect(club.run(giveFeedback, mei.actor, { eventId, ...scores })).rejects.toMatchObject(unknown);
    await expect(club.run(signUp, desk.actor, { eventId })).rejects.toMatchObject({ code: 'events.not-published' });
  });

  it('lets somebody back in whom they took off, with a reason on the record, and no seat for it', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei, lan] = [await club.staff('desk'), await club.member(), await club.member()];
    const event = await anEvent(club, { capacity: 1 });
    const { id: registrationId } = await join(club, mei, event);
    const step = { eventId: event.id, registrationId, reason: '误会已经澄清' };
    await expect(club.run(readmitMember, desk.actor, step)).rejects.toMatchObject({ code: 'events.cannot-readmit' });
    await club.run(removeRegistration, desk.actor, { ...step, reason: '冒用他人名额' });
    await expect(join(club, mei, event)).rejects.toMatchObject({ code: 'events.removed' });
    await join(club, lan, event);
    expect(await club.run(readmitMember, desk.actor, step)).toEqual({ id: registrationId, state: 'cancelled' });
    await expect(club.run(readmitMember, mei.actor, step)).rejects.toMatchObject({ kind: 'forbidden' });
    await club.deliver();
    expect((await club.inbox(mei))[0]?.title).toBe('可以重新报名：秋日茶会');
    expect(await join(club, mei, event)).toMatchObject({ state: 'waiting', position: 1 });
    expect(await movesOf(club, event, mei.id)).toEqual(['sign-up', 'remove', 'readmit', 'queue']);
    expect(await countsOf(club, event)).toEqual({ taken: 1, waiting: 1 });
    expect(await club.dump()).not.toContain('误会已经澄清');
    await club.verify();
  });
});
