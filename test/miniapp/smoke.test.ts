import { join } from 'node:path';
import { aStage, barriers, logInAs, PICTURES } from './support/browser';

const stage = aStage();

describe('In a real browser the client', () => {
  // Seen to fail without `onTap?.()` in ui/button.h5.tsx, and (the policy) with Taro's styles left in by config/index.ts,
  // and (axe-core) with the head outside a <header> in ui/page.tsx.
  it('lets a member in by phone and code, stamps the day once, and keeps to the policy', async () => {
    const { page, complaints } = await stage.device();
    await page.goto('/');
    await page.getByRole('button', { name: '进馆', exact: true }).waitFor();
    await page.screenshot({ path: join(PICTURES, 'login-390.png') });
    expect(await barriers(page)).toEqual([]);
    const name = await logInAs(page, 'member');
    await page.getByText(name).waitFor();
    await page.screenshot({ path: join(PICTURES, 'home-390.png') });
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /盖章签到/ }).click();
    await page.getByText('今日已到').first().waitFor();
    await page.screenshot({ path: join(PICTURES, 'home-done-390.png'), fullPage: true });
    await page.reload();
    await page.getByText('今日已到').first().waitFor();
    expect(await page.getByRole('button', { name: /盖章签到/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
