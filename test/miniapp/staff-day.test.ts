import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aStage, barriers, PICTURES } from './support/browser';
import { openAs, type Someone, someone } from './support/people';

const stage = aStage();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function settle(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll('main')].filter((main) => main.checkVisibility()).length === 1);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  expect([name, await barriers(page)]).toEqual([name, []]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([name, wide]).toEqual([name, 0]);
}

/** A complaint of a member, its number. */
async function aComplaint(): Promise<{ member: Someone; number: string }> {
  const member = await someone(stage.server.url, 'member', 3);
  const { number } = await member.call<{ number: string }>('POST', '/complaints', { text: '更衣室的柜子打不开。', category: 'facility' });
  return { member, number };
}

describe('A day of the staff', () => {
  it('answers a complaint and solves it, and the member reads both', async () => {
    const { member, number } = await aComplaint();
    const desk = await someone(stage.server.url, 'desk');
    const { page, complaints } = await stage.device();
    await openAs(page, desk, '/pages-staff/desk/index');
    await page.getByText('更衣室的柜子打不开。').waitFor();
    await settle(page, 'staff-desk-390');
    await page.goto(`/pages-staff/complaint/index?number=${number}`);
    await page.getByText('更衣室的柜子打不开。').first().waitFor();
    await settle(page, 'staff-complaint-390');
    await page.getByRole('textbox', { name: '给对方的答复' }).fill('对不起，今天下午就修。');
    await button(page, '发出答复').click();
    await page.getByText('对不起，今天下午就修。').first().waitFor();
    await button(page, '结案').click();
    await page.getByRole('textbox', { name: '怎么解决的' }).fill('对不起，柜子修好了。');
    await button(page, '结案并告诉对方').click();
    await page.getByText('已解决').first().waitFor();
    const { status, thread } = await member.call<{ status: string; thread: { text: string }[] }>('GET', `/complaints/${number}`);
    expect([status, thread.map(({ text }) => text)]).toEqual(['solved', ['对不起，今天下午就修。', '对不起，柜子修好了。']]);
    expect(complaints).toEqual([]);
  });

  it('approves an applicant, finds a member and renews', async () => {
    const manager = await someone(stage.server.url, 'manager');
    const { page, complaints } = await stage.device({ dark: true, width: 320 });
    await openAs(page, manager, '/pages-staff/applications/index');
    const { members: waiting } = await manager.call<{ members: { id: string; name: string }[] }>('GET', '/members?status=applicant');
    const applicant = waiting[0] as { id: string; name: string };
    await page.getByText(applicant.name).first().click();
    await settle(page, 'staff-applicant-320-dark');
    await button(page, '通过').click();
    await button(page, '通过').waitFor({ state: 'detached' });
    await page.goto('/pages-staff/members/index');
    await page.getByLabel('姓名、编号或手机号').fill(applicant.name);
    await button(page, '查找').click();
    await page.getByText(applicant.name).first().waitFor();
    await settle(page, 'staff-members-320-dark');
    await page.goto(`/pages-staff/member/index?id=${applicant.id}`);
    await button(page, '续一期').waitFor();
    await settle(page, 'staff-member-320-dark');
    const before = await manager.call<{ termEndsOn: string }>('GET', `/members/${applicant.id}`);
    await button(page, '续一期').click();
    await page
      .getByText(/已续到/)
      .first()
      .waitFor();
    const after = await manager.call<{ termEndsOn: string }>('GET', `/members/${applicant.id}`);
    expect(after.termEndsOn > before.termEndsOn).toBe(true);
    expect(complaints).toEqual([]);
  });

  // Seen to fail (215 px) with the frame of wide pages as narrow as a phone.
  it('sees list and detail side by side on a wide screen', async () => {
    const { number } = await aComplaint();
    const manager = await someone(stage.server.url, 'manager');
    const { page } = await stage.device({ width: 1280, height: 800 });
    await openAs(page, manager, '/pages-staff/complaints/index');
    await page.getByText('更衣室的柜子打不开。').first().click();
    await page.getByText(number).first().waitFor();
    const box = await page.getByRole('textbox', { name: '给对方的答复' }).boundingBox();
    expect(box?.width).toBeGreaterThan(400);
    await settle(page, 'staff-complaints-1280');
  });
});
