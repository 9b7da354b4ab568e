import { onBothDatabases } from '../../support/club';

onBothDatabases('Whoever wants to join', (open) => {
  it('reads what the charter asks before filling in the form (members.read-admission-terms)', async () => {
    const club = await open({
      change: (charter) => {
        Object.assign(charter.members.admission, { fields: ['name', 'phone', 'birthday', 'id-number'] });
      },
    });
    const [route] = club.club.modules.flatMap((m) => (m.routes ?? []).filter((r) => r.operation.name === 'members.read-admission-terms'));
    const { status, body } = await club.as(null).get(String(route?.path));
    expect(status).toBe(200);
    expect(body).toMatchObject({ club: club.charter.club.name, age: { from: 18 }, fields: ['name', 'phone', 'birthday', 'id-number'] });
    const consents = [
      { document: 'agreement', version: '1' },
      { document: 'privacy', version: '1' },
    ];
    const refused = await club
      .as(null)
      .post('/applications', { name: '何静', phone: '13800001111', birth: { date: '1990-05-20' }, consents });
    expect(refused.body).toMatchObject({ code: 'members.field-needed', errors: [{ field: 'idNumber' }] });
  });
});
