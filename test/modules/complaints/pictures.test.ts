import sharp from 'sharp';
import { uploadPicture } from '../../../server/modules/complaints/upload-picture';
import type { ComplaintThread, Filed, Picture } from '../../../shared/complaints';
import { onBothDatabases, type TestClub } from '../../support/club';
import { charter, go } from './a-complaints-club';

type Member = Awaited<ReturnType<TestClub['member']>>;

const photo = (background = '#a03020'): Promise<Buffer> =>
  sharp({ create: { width: 1700, height: 900, channels: 3, background, noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
    .withExif({ IFD0: { Make: 'CanaryPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' } })
    .jpeg({ quality: 90 })
    .toBuffer();

const send = async (club: TestClub, who: Member, bytes?: Buffer): Promise<Picture> =>
  club.run<Picture>(uploadPicture, who.actor, { picture: bytes ?? (await photo()) });
const code = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

onBothDatabases('Pictures of a complaint', (open) => {
  it('are sent ahead, lose their metadata, and are seen by the complainant and by staff alone', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, lan, desk] = [await club.member({}), await club.member({}), await club.staff('desk')];
    const pictures = [await send(club, mei), await send(club, mei, await photo('#2060a0'))];
    const ids = pictures.map((p) => p.id).reverse();
    const { number } = (await club.as(mei).post('/complaints', { text: 'x', pictures: ids })).body as Filed;
    const thread = (await club.as(mei).get(`/complaints/${number}`)).body as ComplaintThread;
    expect(thread.pictures.map((p) => p.id)).toEqual(ids);
    expect(thread.pictures[0]?.bytes).toBeGreaterThan(60_000); // several parts
    const shown = await club.as(mei).get(`/complaints/${number}/pictures/${ids[0]}`);
    const bytes = shown.body as Buffer;
    expect([shown.headers.get('content-type'), bytes.length]).toEqual(['image/jpeg', thread.pictures[0]?.bytes]);
    const { width, exif } = await sharp(bytes).metadata();
    expect({ width, exif }).toEqual({ width: 1600, exif: undefined });
    expect((await club.as(desk).get(`/complaints/${number}/pictures/${ids[1]}`)).status).toBe(200);
    expect((await club.as(lan).get(`/complaints/${number}/pictures/${ids[1]}`)).status).toBe(404);
    const dump = await club.dump();
    expect(dump).not.toContain('CanaryPhone');
    expect(dump).not.toContain(bytes.subarray(200, 260).toString('base64').slice(4, 60)); // sealed at rest
    await club.verify();
  });

  it('belong to one complaint of the very person who sent them, six at most', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const [mei, lan] = [await club.member({}), await club.member({})];
    const tiny = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { id } = await send(club, mei, tiny);
    expect(code(await club.as(lan).post('/complaints', { text: 'x', pictures: [id] }))).toBe('complaints.picture-unknown');
    // Seen to fail (two complaints with one picture) with `AND complaintId IS NULL` taken out of linkPictures.
    const both = await Promise.all([1, 2, 3].map(() => club.as(mei).post('/complaints', { text: 'x', pictures: [id] })));
    expect(both.map((a) => a.status).sort()).toEqual([201, 400, 400]);
    expect(await club.rows('SELECT number FROM complaint')).toHaveLength(1);
    const seven = Array.from({ length: 7 }, (_, i) => `pic_${'0'.repeat(19)}${i}`);
    expect((await club.as(mei).post('/complaints', { text: 'x', pictures: seven })).status).toBe(400);
    expect((await club.as(mei).post('/complaints', { text: 'x', pictures: [seven[0], seven[0]] })).status).toBe(400);
    for (let i = 0; i < 20; i++) await send(club, mei, tiny);
    await expect(send(club, mei, tiny)).rejects.toMatchObject({ code: 'complaints.pictures-waiting' });
    await club.verify();
  });

  // by the job 'complaints.sweep-pictures'
  it('are deleted after a day when no complaint takes them up', async () => {
    const club = await open({ now: '2026-11-23T09:00', charter });
    const mei = await club.member({});
    const [kept, left] = [await send(club, mei), await send(club, mei)];
    await club.as(mei).post('/complaints', { text: 'x', pictures: [kept.id] });
    await go(club, '2026-11-24T04:40');
    expect(await club.rows('SELECT id FROM complaint_picture')).toHaveLength(2);
    await go(club, '2026-11-25T04:40');
    expect((await club.rows<{ id: string }>('SELECT id FROM complaint_picture')).map((p) => p.id)).toEqual([kept.id]);
    expect(code(await club.as(mei).post('/complaints', { text: 'x', pictures: [left.id] }))).toBe('complaints.picture-unknown');
    await club.verify();
  });
});
