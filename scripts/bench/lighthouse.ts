import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePort } from '#lib/testing/ports.ts';
import { median } from './quantile.ts';

/** Score of 100; milliseconds; CLS without a unit. */
export type Audit = { score: number; lcp: number; tbt: number; cls: number };

const runs = 5;

/** What Lighthouse finds on a phone as it imagines one (its own settings), the median of five runs. */
export async function audit(url: string): Promise<Audit> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
  });
  try {
    const found: Audit[] = [];
    for (let run = 0; run < runs; run += 1) {
      const result = await lighthouse(url, {
        port,
        logLevel: 'error',
        onlyCategories: ['performance'],
      });
      if (!result) throw new Error(`Lighthouse gave nothing for ${url}.`);
      const { categories, audits } = result.lhr;
      const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
      found.push({
        score: Math.round((categories.performance?.score ?? 0) * 100),
        lcp: value('largest-contentful-paint'),
        tbt: value('total-blocking-time'),
        cls: value('cumulative-layout-shift'),
      });
    }
    const middle = (figure: keyof Audit) => median(found.map((one) => one[figure]));
    return {
      score: middle('score'),
      lcp: middle('lcp'),
      tbt: middle('tbt'),
      cls: middle('cls'),
    };
  } finally {
    await browser.close();
  }
}
