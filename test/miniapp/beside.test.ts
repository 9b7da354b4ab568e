import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { aStage, barriers, logInAs, PICTURES } from './support/browser';

const WIDE = { width: 1280, height: 800 };
const stage = aStage();

async function frame(of: Locator): Promise<{ left: number; right: number; bottom: number; top: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not seen');
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
}

describe('On a wide screen', () => {
  // Seen to fail without openBeside() in app.tsx, with `hasRoomBeside` blind to ALONE, and with `toEnd` doing nothing.
  it('the chat stands beside the page, goes along, hears others, and is reached by keyboard', async () => {
    const { page, complaints } = await stage.device(WIDE);
    const pane = page.getByRole('complementary', { name: '群聊' });
    await page.goto('/');
    await page.getByRole('button', { name: '进馆', exact: true }).waitFor();
    expect(await pane.count()).toBe(0);
    await logInAs(page, 'member');
    const field = pane.getByRole('textbox', { name: '说点什么' });
    await field.waitFor();
    expect((await frame(page.getByRole('region', { name: '签到' }))).right).toBeLessThanOrEqual((await frame(pane)).left);
    for (let i = 0; i < 60 && !(await field.evaluate((own) => own === document.activeElement)); i++) await page.keyboard.press('Tab');
    await page.keyboard.type('坐在旁边说一句');
    await page.keyboard.press('Enter');
    const own = pane.locator('.msg-me').filter({ hasText: '坐在旁边说一句' });
    await own.waitFor();
    const { page: other } = await stage.device();
    await logInAs(other, 'manager');
    await other.getByRole('button', { name: '群聊' }).click();
    await other.getByRole('group', { name: '聊天室' }).getByRole('button').first().click();
    await other.getByRole('textbox', { name: '说点什么' }).fill('听见了');
    await other.getByRole('button', { name: '发送', exact: true }).click();
    const heard = pane.locator('.msg').filter({ hasText: '听见了' });
    await heard.waitFor();
    const end = async () => (await frame(heard)).bottom <= (await frame(pane.locator('.dock'))).top;
    for (let i = 0; i < 50 && !(await end()); i++) await page.waitForTimeout(20);
    expect(await end()).toBe(true);
    await page.screenshot({ path: join(PICTURES, 'beside-1280.png') });
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: '群聊' }).click();
    await pane.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '我的', exact: true }).click();
    await heard.waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  // Seen to fail without openBeside() in app.tsx.
  it('it is as dark as the page', async () => {
    const { page } = await stage.device({ ...WIDE, dark: true });
    await logInAs(page, 'member');
    await page.getByRole('complementary', { name: '群聊' }).getByRole('log').waitFor();
    await page.screenshot({ path: join(PICTURES, 'beside-1280-dark.png') });
    expect(await barriers(page)).toEqual([]);
  });
});
