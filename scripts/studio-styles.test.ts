import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { withoutFarFonts } from './studio-styles.ts';

describe('the styles of the Studio', () => {
  test.each([
    ['@font-face{font-family:A;src:url(https://x.example/a.woff2)}p{}', 'p{}'],
    ['@font-face {src: url("//x.example/a.woff2")}', ''],
    ['@font-face{src:url(./a.woff2)}', '@font-face{src:url(./a.woff2)}'],
    ['@font-face{src:local(A)}p{}', '@font-face{src:local(A)}p{}'],
  ])('%s', (styles, kept) => {
    expect(withoutFarFonts(styles)).toBe(kept);
  });

  test('as they are now lead nowhere else', async () => {
    const styles = withoutFarFonts(
      await readFile(new URL('../node_modules/ui5/dist/styles.css', import.meta.url), 'utf8'),
    );
    expect(styles).not.toMatch(/url\(\s*["']?(https?:)?\/\//);
    expect(styles.length).toBeGreaterThan(10_000);
  });
});
