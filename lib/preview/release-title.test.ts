import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPreviewLake, type PreviewLake } from './lake.ts';

let lake: TestLake;
let desk: PreviewLake;
beforeAll(async () => {
  lake = await startTestLake();
  desk = createPreviewLake(lake.siteClient());
});
afterAll(() => lake.remove());

describe('what a release is called', () => {
  it('is what its editors call it now', async () => {
    const editor = await lake.client('editor');
    await editor.releases.create({
      releaseId: 'rSpring',
      metadata: { title: ' The spring package ' },
    });
    expect(await desk.titleOf('rSpring')).toBe('The spring package');
    await editor.releases.edit({
      releaseId: 'rSpring',
      patch: { set: { 'metadata.title': 'May' } },
    });
    expect(await desk.titleOf('rSpring')).toBe('May');
  });

  it('is nothing of one without a title, and of none', async () => {
    const editor = await lake.client('editor');
    await editor.releases.create({ releaseId: 'rBare', metadata: { title: ' ' } });
    expect(await desk.titleOf('rBare')).toBeNull();
    expect(await desk.titleOf('rNowhere')).toBeNull();
  });
});
