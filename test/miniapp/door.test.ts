import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aStage, barriers as found, logInAs, PICTURES } from './support/browser';
import { someone } from './support/people';

const stage = aStage();

const HOUR = 3_600_000;
/** What axe-core finds once the page before has been put away. */
async function barriers(page: Page): Promise<string[]> {
  await page.waitForFunction(() => [...document.querySelectorAll('main')].filter((main) => main.checkVisibility()).length === 1);
  return found(page);
}
const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Signs up the first member whom the gates let in. */
async function oneGuest(eventId: string): Promise<string> {
  for (let nth = 0; ; nth++) {
    const { name, call } = await someone(stage.server.url, 'member', nth);
    const { outcome } = await call<{ outcome: string }>('GET', `/events/${eventId}/gates`);
    if (outcome !== 'seat') continue;
    await call('POST', `/events/${eventId}/registrations`, {});
    return name;
  }
}

describe('At the door', () => {
  it('attendance is taken without network, outlives a reload, and is sent once when the network is back', async () => {
    const manager = await someone(stage.server.url, 'manager');
    const startsAt = Date.now() + HOUR;
    const plan = { title: '双人棋局观摩', place: '会馆棋室', kind: 'match', capacity: 8, startsAt, endsAt: startsAt + HOUR };
    const { id } = await manager.call<{ id: string }>('POST', '/events', plan);
    const { page, context } = await stage.device();
    await logInAs(page, 'manager');
    await page.goto('/pages-staff/events/index');
    await button(page, '草稿').click();
    await button(page, '发布：双人棋局观摩').click();
    await button(page, '发布').click();
    await page.getByText('已发布').last().waitFor();
    await button(page, '已发布').click();
    await button(page, '签到：双人棋局观摩').waitFor();
    await picture(page, 'staff-events-390');
    expect(await barriers(page)).toEqual([]);

    const name = await oneGuest(id);
    await page.goto(`/pages-staff/attendance/index?id=${id}`);
    await button(page, `${name} 到了`).waitFor();
    expect(await barriers(page)).toEqual([]);
    await context.setOffline(true);
    await button(page, `${name} 到了`).click();
    await page.getByText('1 位待上传').waitFor();
    await picture(page, 'attendance-offline-390');
    expect(await barriers(page)).toEqual([]);
    // The page comes again, its calls do not go through yet.
    await page.route('**/attendance', (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await page.getByText('1 位待上传').waitFor();
    await page.unroute('**/attendance');
    await page.getByText('1 位到了').waitFor();
    await page.getByText('1 位待上传').waitFor({ state: 'detached' });
    const { items } = await manager.call<{ items: { state: string }[] }>('GET', `/events/${id}/registrations`);
    expect(items.map(({ state }) => state)).toEqual(['attended']);
  });
});
