import { idChecksum } from '../../../shared/id-number';
import { onBothDatabases, type TestClub } from '../../support/club';

const consents = ['agreement', 'privacy'].map((document) => ({ document, version: '1' }));
const form = { name: '何静', phone: '13800001111', birth: { date: '1990-05-20' }, consents };
const ID_NUMBER = '110105198703040025';
const ID_NUMBERS = [1, 2, 3, 4, 5].map((n) => `11010519870304${n}00`).map((start) => start + idChecksum(start));

const person = (id: string) => ({ id, actor: { id, roles: ['member'] } });
const changeAdmission = (admission: object) => ({
  change: (charter: TestClub['charter']) => void Object.assign(charter.members.admission, admission),
});

onBothDatabases('An application', (open) => {
  it('that lacks something is completed by the applicant when staff ask, and every step is on the record', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const { id } = (await club.as(null).post('/applications', form)).body;
    expect((await club.as(desk).post(`/members/${id}/review`, { decision: 'ask' })).body).toMatchObject({ code: 'members.reason-needed' });
    await club.as(desk).post(`/members/${id}/review`, { decision: 'ask', reason: '请补充身份证号' });
    await club.deliver();
    expect((await club.inbox(person(id) as never))[0]).toMatchObject({ title: '入会申请需要补充材料', body: '请补充身份证号' });
    expect((await club.as(person(id)).patch('/me', { details: { company: '和风公司' } })).body.details).toEqual({ company: '和风公司' });
    await club.as(desk).patch(`/members/${id}`, { idNumber: ID_NUMBER });
    await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' });
    const { steps, terms } = (await club.as(desk).get(`/members/${id}/history`)).body;
    expect(steps.map((s: { step: string; by: string }) => [s.step, s.by === id ? 'applicant' : s.by === desk.id ? 'desk' : s.by])).toEqual([
      ['applied', 'anonymous'],
      ['asked', 'desk'],
      ['edited', 'applicant'],
      ['edited', 'desk'],
      ['approved', 'desk'],
    ]);
    expect(terms).toMatchObject([{ origin: 'admission', recordedBy: desk.id }]);
    await club.verify();
  });

  // Guard: requireReturner in apply.ts. Seen to fail (the record is overwritten) without the comparison with the actor.
  it('does not overwrite the record of somebody who was here before, unless they are logged in as that person', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const { id } = (await club.as(null).post('/applications', form)).body;
    await club.as(desk).post(`/members/${id}/review`, { decision: 'reject', reason: '名额已满' });
    const forged = { ...form, name: '冒名者' };
    expect(await club.as(null).post('/applications', forged)).toMatchObject({ status: 409, body: { code: 'members.phone-taken' } });
    expect((await club.as(await club.member()).post('/applications', forged)).status).toBe(409);
    expect((await club.as(person(id)).get('/me')).body).toMatchObject({ status: 'rejected', name: '何静' });
    expect(await club.as(person(id)).post('/applications', form)).toMatchObject({ status: 201, body: { id, status: 'applicant' } });
    expect((await club.as(person(id)).post('/applications', form)).body).toMatchObject({ code: 'members.not-admitted' });
    await club.verify();
  });

  it('is made again by who has left or lapsed, on the old record and under the old number', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const desk = await club.staff('desk');
    const left = await club.member({ termEndsOn: '2031-01-01' });
    const lapsed = await club.member({ admittedOn: '2024-01-01', termEndsOn: '2024-12-31' });
    const active = await club.member();
    await club.as(left).post('/me/leave', { reason: '搬家' });
    for (const mei of [left, lapsed]) {
      expect((await club.as(mei).post('/applications', { ...form, phone: mei.phone })).body).toMatchObject({ id: mei.id });
      expect((await club.as(mei).get('/me')).body).toMatchObject({ status: 'applicant', number: mei.number, termEndsOn: null });
      await club.as(desk).post(`/members/${mei.id}/review`, { decision: 'approve' });
      expect((await club.as(mei).get('/me')).body).toMatchObject({ status: 'active', number: mei.number, termEndsOn: '2027-11-21' });
    }
    expect((await club.as(active).post('/applications', { ...form, phone: active.phone })).body).toMatchObject({
      code: 'members.phone-taken',
    });
    await club.verify();
  });

  it('is approved only when the papers were seen that the charter asks for', async () => {
    const club = await open(changeAdmission({ proof: ['身份证', '居住证明'] }));
    const desk = await club.staff('desk');
    const { id } = (await club.as(null).post('/applications', form)).body;
    const unseen = await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' });
    expect(unseen).toMatchObject({ status: 400, body: { code: 'members.proof-needed', params: { proof: '身份证、居住证明' } } });
    expect((await club.as(desk).post(`/members/${id}/review`, { decision: 'approve', proofSeen: true })).status).toBe(200);
    const { steps } = (await club.as(desk).get(`/members/${id}/history`)).body;
    expect(steps.at(-1)).toMatchObject({ step: 'approved', change: 'proof seen' });
  });

  it('makes a member at once where the charter names nobody to decide', async () => {
    const club = await open(changeAdmission({ approval: [] }));
    const { id, status } = (await club.as(null).post('/applications', form)).body;
    expect(status).toBe('active');
    expect((await club.as(person(id)).get('/me')).body).toMatchObject({ status: 'active', number: 'M000001' });
    expect((await club.as(person(id)).post('/check-ins')).status).toBe(201);
    await club.verify();
  });

  it('obeys an age limit that leaves the number out, by the lunar birthday too', async () => {
    const club = await open({ now: '2026-11-22T10:00', ...changeAdmission({ age: { over: 12 } }) });
    const post = async (birth: object, phone: string) => (await club.as(null).post('/applications', { ...form, birth, phone })).status;
    expect(await post({ date: '2013-11-23' }, '13800001111')).toBe(400); // twelve until tomorrow
    expect(await post({ date: '2013-11-22' }, '13800001111')).toBe(201);
    // the fifteenth of the tenth lunar month of 2013 was 17 November 2013; of 2014, 6 December
    expect(await post({ date: '2013-10-15', calendar: 'lunar' }, '13800002222')).toBe(201);
    expect(await post({ date: '2014-10-15', calendar: 'lunar' }, '13800003333')).toBe(400);
    expect(await post({ date: '2013-10-31', calendar: 'lunar' }, '13800003333')).toBe(400); // no month has 31 days
  });

  // Seen to fail (201) without requireAgeByPapers.
  it('and the papers’ own date, when the form says another', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const young = await club.as(null).post('/applications', { ...form, idNumber: '110105201003040029' });
    expect(young).toMatchObject({ status: 400, body: { code: 'members.age', errors: [{ field: 'idNumber', rule: 'age' }] } });
    expect((await club.as(null).post('/applications', { ...form, idNumber: ID_NUMBER })).status).toBe(201);
  });

  it('names an ID number that cannot be, and staff hear of one that a member has already', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const mei = await club.member({ idNumber: ID_NUMBER });
    for (const idNumber of ['110105198703040026', '11010519870304', '110105198713040022', 'x'.repeat(18)])
      expect((await club.as(null).post('/applications', { ...form, idNumber })).body).toMatchObject({ errors: [{ field: 'idNumber' }] });
    const { id } = (await club.as(null).post('/applications', { ...form, idNumber: '１１０１０５ 19870304 0025' })).body;
    expect(await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'members.id-number-taken', params: { number: mei.number } },
    });
    expect((await club.as(person(id)).get('/me')).body).toMatchObject({ status: 'applicant', number: null });
    await club.as(mei).post('/me/leave', {});
    expect((await club.as(desk).post(`/members/${id}/review`, { decision: 'approve' })).status).toBe(200);
    await club.verify();
  });

  // Seen to fail on MariaDB (both are approved) without the counter's row held in approve.ts.
  it('with the ID number of another one is approved for one of the two, also when both are decided at the same moment', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    for (let round = 0; round < 5; round++) {
      const idNumber = ID_NUMBERS[round];
      const ids = await Promise.all(
        [1, 2, 3].map(
          async (n) => (await club.as(null).post('/applications', { ...form, idNumber, phone: `138000${round}000${n}` })).body.id,
        ),
      );
      const answers = await Promise.all(ids.map((id) => club.as(desk).post(`/members/${id}/review`, { decision: 'approve' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    }
    await club.verify();
  });

  it('waits in the desk’s work list until it is decided, longest first', async () => {
    const club = await open();
    const desk = await club.staff('desk');
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      ids.push((await club.as(null).post('/applications', { ...form, phone: `1380000111${n}` })).body.id);
      club.clock.set(club.now() + 60_000);
    }
    const list = async () => {
      const found: string[] = [];
      for (let after = ''; ; ) {
        const { members, next } = (await club.as(desk).get(`/members?status=applicant&limit=2${after}`)).body;
        found.push(...members.map((m: { id: string }) => m.id));
        if (!next) return found;
        after = `&after=${encodeURIComponent(next)}`;
      }
    };
    expect(await list()).toEqual(ids);
    const [a, b, c, d, e] = ids as [string, string, string, string, string];
    await club.as(desk).post(`/members/${a}/review`, { decision: 'ask', reason: '请补照片' });
    await club.as(desk).post(`/members/${b}/review`, { decision: 'approve' });
    await club.as(desk).post(`/members/${c}/review`, { decision: 'reject', reason: '名额已满' });
    await club.as(person(d)).post('/me/leave', {});
    expect(await list()).toEqual([e, a]);
    await club.verify();
  });
});
