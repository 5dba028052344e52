import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AssetServer, startAssetServer } from './testing/asset-server.ts';

let lake: AssetServer;
beforeAll(async () => {
  lake = await startAssetServer();
});
afterAll(() => lake.close());

const script = 'self.addEventListener("fetch", () => {}); fetch("/lake/v1/users/me")';

describe('attack: uploaded files that could run', () => {
  test.each([
    ['a script', 'a.js', script],
    ['a module', 'a.mjs', script],
    ['a script of another spelling', 'a.JS', script],
    ['a page', 'a.html', '<script>alert(1)</script>'],
    ['a page of the old kind', 'a.htm', '<script>alert(1)</script>'],
    ['a page in XML', 'a.xhtml', '<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>'],
    ['XML that is a page', 'a.xml', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['a style sheet of XML', 'a.xsl', '<xsl:stylesheet version="1.0"/>'],
    ['a drawing', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a style', 'a.css', '@import "https://evil.example"'],
    ['WebAssembly', 'a.wasm', '\0asm\x01\0\0\0'],
    ['a page without a name', '', '<!doctype html><script>alert(1)</script>'],
    ['a page of several parts', 'a.mht', 'MIME-Version: 1.0'],
    ['a manifest', 'a.webmanifest', '{"start_url":"/"}'],
    ['a shortcut', 'a.swf', 'FWS'],
    ['a page that begins as a PDF', 'a.html', '%PDF-1.7 <script>alert(1)</script>'],
    ['a page that begins as a GIF', 'a.html', 'GIF89a<script>alert(1)</script>'],
  ])('%s → saved, of no kind that runs, in a sandbox', async (_, filename, body) => {
    const { path } = await lake.upload('file', body, new URLSearchParams({ filename }).toString());
    for (const query of ['', '?dl=page.html', '?dl', '?w=10&fm=html']) {
      const response = await fetch(`${lake.base}/${path}${query}`);
      expect(response.status).toBe(200);
      const type = response.headers.get('content-type') ?? '';
      expect(type).toMatch(/^(application\/octet-stream|application\/pdf|image\/gif)$/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/sandbox$/);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(await response.text()).toBe(body);
    }
  });

  test('a name that says it is something else → the ending it has', async () => {
    const { path } = await lake.upload('file', 'a,b', 'filename=a.csv');
    const response = await fetch(`${lake.base}/${path}?dl=setup.exe`);
    await response.arrayBuffer();
    expect(response.headers.get('content-disposition')).toContain('filename="setup.exe.csv"');
  });

  test('a file asked for again, in part or by its head → the same headers', async () => {
    const { path } = await lake.upload('file', script, 'filename=a.js');
    const first = await fetch(`${lake.base}/${path}`);
    await first.arrayBuffer();
    const etag = first.headers.get('etag') ?? '';
    for (const [headers, status] of [
      [{ 'if-none-match': etag }, 304],
      [{ range: 'bytes=0-3' }, 206],
    ] as const) {
      const again = await fetch(`${lake.base}/${path}`, { headers });
      expect(again.status).toBe(status);
      await again.arrayBuffer();
      for (const name of [
        'content-disposition',
        'content-security-policy',
        'x-content-type-options',
      ]) {
        expect(again.headers.get(name), name).toBe(first.headers.get(name));
      }
    }
  });

  test('what does not run → its own type, so that players and readers know it', async () => {
    for (const [filename, type] of [
      ['a.csv', 'text/csv'],
      ['a.vtt', 'text/vtt'],
      ['a.json', 'application/json'],
    ] as const) {
      const { path } = await lake.upload('file', `plain ${filename}`, `filename=${filename}`);
      const response = await fetch(`${lake.base}/${path}`);
      expect(response.headers.get('content-type')).toBe(type);
      await response.arrayBuffer();
    }
  });

  test('a drawing among the pictures → a picture for pages, in a sandbox of its own', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>';
    const { path } = await lake.upload('image', svg);
    const response = await fetch(`${lake.base}/${path}`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*sandbox$/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await response.arrayBuffer();
  });
});
