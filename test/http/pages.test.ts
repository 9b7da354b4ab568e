import { onBothDatabases } from '../support/club';
import type { Parsed } from '../support/people';

onBothDatabases('The house’s own pages', (open) => {
  it('say that it lives, that it is ready, how it does, and what it can', async () => {
    const club = await open();
    const at = (path: string) => club.as(null).get(`//${path}`);
    expect(await at('healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await at('readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await at('metrics')).body).toContain('huiguan_http_request_seconds');
    const { body } = await at('openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const names = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap((p) =>
      Object.values(p).map((o) => o.operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(JSON.stringify(body)).not.toContain('undefined');
  });

  it('say of every call which refusals there are, and explain each', async () => {
    const club = await open();
    const { body } = await club.as(null).get('//openapi.json');
    const codes = body.components.schemas.Problem.properties.code.enum as string[];
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['core.invalid', 'core.unexpected', 'accounts.code-wrong', 'complaints.receipt-unknown']));
    const list = (await club.as(null).get('//docs/problems')).body as string;
    for (const code of codes) expect(list).toContain(`id="${code}"`);
    for (const path of Object.values(body.paths as Record<string, Record<string, { responses: object }>>))
      for (const [method, { responses }] of Object.entries(path))
        expect(Object.keys(responses)).toEqual(
          expect.arrayContaining([
            '400',
            '401',
            '403',
            '404',
            '409',
            '429',
            '500',
            '503',
            'default',
            ...(method === 'get' ? [] : ['413', '415']),
          ]),
        );
    // every reference leads somewhere
    const text = JSON.stringify(body);
    for (const [, name] of text.matchAll(/"\$ref":"([^"]+)"/g))
      expect(
        (name as string)
          .slice(2)
          .split('/')
          .reduce((at, step) => at?.[step], body as Parsed),
      ).toBeDefined();
    for (const name of ['docs/', 'docs', ''])
      expect((await club.as(null).get(`//${name}`)).headers.get('content-type')).toContain('text/html');
  });

  it('come with a strict policy for scripts, and never for strangers’ frames', async () => {
    const club = await open();
    for (const path of ['', 'docs']) {
      const { status, headers } = await club.as(null).get(`//${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(status).toBe(200);
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const api = await club.as(null).get('/demo');
    expect(api.headers.get('cache-control')).toBe('no-store');
    expect(api.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('speak the reader’s language', async () => {
    const club = await open();
    expect((await club.as(null).get('/me', { 'accept-language': 'en-GB,en;q=0.9' })).body.detail).toBe('Please log in first.');
    expect((await club.as(null).get('/me', { 'accept-language': 'fr' })).body.detail).toBe('请先登录。');
  });
});
