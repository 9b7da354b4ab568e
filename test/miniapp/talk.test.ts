import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aStage, barriers, logInAs, PICTURES } from './support/browser';

const WORDS = '上周六下午更衣室没有热水，也没有人告知。';
const stage = aStage();

const shot = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });

/** Everything that the browser keeps, and where it stands. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));

async function open(page: Page, name: string): Promise<void> {
  await page.goto(name.startsWith('/') ? name : `/pages-member/${name}/index`);
}

describe('In a real browser a member', () => {
  it('says 签到 and 积分 in the chat, and taps a button of a card', async () => {
    const { page, complaints } = await stage.device();
    await logInAs(page, 'member');
    await page.getByRole('button', { name: '群聊' }).click();
    const log = page.getByRole('log', { name: '聊天记录' });
    const field = page.getByRole('textbox', { name: '说点什么' });
    await field.fill('签到');
    await field.press('Enter');
    await log.getByText(/签到/).nth(1).waitFor();
    await field.fill('积分');
    await page.getByRole('button', { name: '发送', exact: true }).click();
    await log.locator('.msg-me').getByText('积分', { exact: true }).waitFor();
    const button = log.locator('.botcard-b1').first();
    await button.waitFor();
    // The own line stays when its answer is there, although that answer does not say who spoke.
    expect(await log.locator('.msg-me').getByText('积分', { exact: true }).count()).toBe(1);
    await shot(page, 'chat-390');
    expect(await barriers(page)).toEqual([]);
    const before = await log.locator('.msg').count();
    await button.click();
    await log.locator('.msg').nth(before).waitFor();
    // What the other tab says comes by the stream.
    const other = await page.context().newPage();
    await other.goto('/pages/chat/index');
    await other.getByRole('textbox', { name: '说点什么' }).fill('帮助');
    await other.getByRole('button', { name: '发送', exact: true }).click();
    await log.locator('.msg-me').getByText('帮助', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('files a complaint in their name, and adds to it', async () => {
    const { page, complaints } = await stage.device({ dark: true });
    await logInAs(page, 'member');
    await open(page, 'complaints');
    await page.getByRole('button', { name: '写一件' }).click();
    await page.getByRole('textbox', { name: '发生了什么' }).fill(WORDS);
    await page.getByRole('radio').first().click();
    await shot(page, 'complaint-new-390-dark');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('textbox', { name: '补充或答复' }).fill('前台的人很客气。');
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('.bub').getByText('前台的人很客气。').waitFor();
    await shot(page, 'complaint-390-dark');
    expect(await barriers(page)).toEqual([]);
    await open(page, 'complaints');
    await page.getByRole('link', { name: /更衣室没有热水/ }).waitFor();
    await shot(page, 'complaints-390-dark');
    expect(await barriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('files one without a name, and takes it up again elsewhere by its receipt, which nothing keeps', async () => {
    const { page, complaints } = await stage.device();
    await logInAs(page, 'member');
    const told: string[] = [];
    page.on('request', (request) => {
      if (/anonymous-complaints|complaint-categories/.test(request.url())) told.push(request.headers().authorization ?? 'nobody');
    });
    await open(page, 'complaint-new');
    await page.getByRole('button', { name: '匿名' }).click();
    await page.getByRole('textbox', { name: '发生了什么' }).fill(WORDS);
    await shot(page, 'complaint-anon-390');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '匿名提交' }).click();
    const receipt = ((await page.locator('#receipt-shown').textContent()) ?? '').trim();
    expect(receipt.length).toBeGreaterThan(15);
    await shot(page, 'receipt-390');
    expect(await barriers(page)).toEqual([]);
    expect(await traces(page)).not.toContain(receipt);
    expect(new Set(told)).toEqual(new Set(['nobody']));
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '完成' }).click();

    const fresh = await stage.device({ width: 1280, height: 800 });
    await open(fresh.page, 'anonymous');
    await fresh.page.getByRole('textbox', { name: '回执' }).fill(receipt.toLowerCase());
    await fresh.page.getByRole('button', { name: '打开' }).click();
    await fresh.page.locator('.bub').getByText(WORDS).waitFor();
    await fresh.page.getByRole('textbox', { name: '补充或答复' }).fill('周日也没有。');
    await fresh.page.getByRole('button', { name: '发送' }).click();
    await fresh.page.locator('.bub').getByText('周日也没有。').waitFor();
    await shot(fresh.page, 'anonymous-1280');
    expect(await barriers(fresh.page)).toEqual([]);
    expect((await traces(fresh.page)).toLowerCase()).not.toContain(receipt.toLowerCase());
    expect([...complaints, ...fresh.complaints]).toEqual([]);
  });
});
