import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Breach, findBreaches } from './check.ts';

const root = join(import.meta.dirname, '../..');
/** A folder that neither the compiler nor git looks into. */
const planted = `.planted-${process.pid}`;

/** Where a line is planted, and which rule refuses it. */
type Case = [place: string, line: string, rule: string];

const refused: Case[] = [
  // Components neither fetch nor know GROQ, the lake or the Studio.
  ['components', "import '#lib/content/list/tag/tag.ts'", 'components'],
  ['components', "import { askLake } from '#lib/content/ask-lake.ts'", 'components'],
  ['components', "import '../../lib/content/ask-lake.ts'", 'components'],
  ['components', "import '#lib/content/tag/load.ts'", 'components'],
  ['components', "import '#lib/content/list/tag/load.ts'", 'components'],
  ['components', "import '#lib/content/body/blocks/table/content.ts'", 'components'],
  ['components', "import '#lib/content/body/blocks/table/schema.ts'", 'components'],
  ['components', "import '#lib/content/fetch.ts'", 'components'],
  ['components', "import '#lib/env.ts'", 'components'],
  ['components', "import '#sanity/client.ts'", 'components'],
  ['components', "import '../../sanity/client.ts'", 'components'],
  ['components', "import type { Redirect } from '../../sanity.types.ts'", 'components'],
  ['components', "import '#sanity/schema/types.ts'", 'components'],
  ['components', "import 'groq'", 'components'],
  ['components', "import { createClient } from '@sanity/client'", 'components'],
  ['components', "import 'next-sanity-does-not-exist'", 'components'],
  ['components', "import 'node:fs'", 'components'],
  ['components', "import '../../app/(reader)/params.ts'", 'components'],
  ['components/front', "import '#e2e/newsroom/start.ts'", 'components'],
  // Routes load views, and nothing else.
  ['app/(reader)', "import '#lib/content/list/tag/tag.ts'", 'app'],
  ['app/(reader)', "import { tagPageQuery } from '../../../lib/content/list/tag/tag.ts'", 'app'],
  ['app/(reader)', "import '#lib/content/check/queries.ts'", 'app'],
  ['app/(reader)', "import '#lib/content/ask-lake.ts'", 'app'],
  ['app/(reader)', "import '#sanity/client.ts'", 'app'],
  ['app/api', "import { createSiteClient } from '../../../sanity/client.ts'", 'app'],
  ['app/(reader)', "import '#sanity/schema/types.ts'", 'app'],
  ['app/(reader)', "import 'groq'", 'app'],
  ['app/(reader)', "import '@sanity/client'", 'app'],
  ['app/api', "import '../../../scripts/server/site.ts'", 'app'],
  ['app/(reader)', "import { LiveRefresh } from '#components/live-refresh.tsx'", 'previews-alone'],
  // lib knows content, not what shows or edits it.
  ['lib', "import '#sanity/actions/visibility.ts'", 'lib'],
  ['lib', "import '../../sanity/actions/visibility.ts'", 'lib'],
  ['lib/content', "import '#sanity/schema/types.ts'", 'lib'],
  ['lib/content', "import '#sanity/structure/structure.ts'", 'lib'],
  ['lib/content', "import '#sanity/studio/config.ts'", 'lib'],
  ['lib/content', "import '#sanity/presentation/locations.ts'", 'lib'],
  ['lib/content', "import '#sanity/demo/newsroom.ts'", 'lib'],
  ['lib', "import '#components/body/body.tsx'", 'lib'],
  ['lib', "import '../../app/(reader)/params.ts'", 'lib'],
  ['lib', "import 'sanity'", 'lib'],
  // Of a block, what editors and readers get is kept from each other and from its content.
  ['lib/content/body/blocks', "import '../audio/schema.ts'", 'lib'],
  ['lib/content/body/blocks', "import '../audio/component.tsx'", 'lib'],
  ['lib/content/body/blocks/table/studio', "import '../../content.ts'", 'studio'],
  ['lib/content/body/blocks/table/studio', "import '../../component.tsx'", 'studio'],
  ['sanity/schema', "import '#lib/content/body/blocks/audio/content.ts'", 'studio'],
  ['lib', "import '../../scripts/server/site.ts'", 'lib'],
  // The Studio uses routes, the register and views.
  ['sanity/schema', "import '#components/body/body.tsx'", 'studio'],
  ['sanity/structure', "import '#lib/content/list/tag/tag.ts'", 'studio'],
  ['sanity/actions', "import '#lib/live/followers.ts'", 'studio'],
  ['sanity/presentation', "import '#sanity/client.ts'", 'studio'],
  ['sanity/studio', "import '#sanity/demo/newsroom.ts'", 'studio'],
  ['sanity/schema', "import 'node:fs'", 'studio'],
  ['sanity/demo', "import '#sanity/schema/types.ts'", 'demo'],
  ['sanity/demo', "import '#lib/content/ask-lake.ts'", 'demo'],
  // Nobody imports the lake, however it is written.
  ['app/api', "import '#sanity/lake/main.ts'", 'lake-by-http'],
  ['components', "import '#sanity/lake/main.ts'", 'lake-by-http'],
  ['lib', "import '../../sanity/lake/environment.ts'", 'lake-by-http'],
  ['lib', "import type { LakeConfig } from '#sanity/lake/environment.ts'", 'lake-by-http'],
  ['lib', "export * from '#sanity/lake/environment.ts'", 'lake-by-http'],
  ['lib', "await import('#sanity/lake/environment.ts')", 'lake-by-http'],
  ['lib', "type A = import('#sanity/lake/environment.ts').LakeConfig", 'lake-by-http'],
  ['lib', "require('#sanity/lake/environment.ts')", 'lake-by-http'],
  ['sanity/schema', "import '../../lake/environment.ts'", 'lake-by-http'],
  ['sanity/demo', "import '#sanity/lake/environment.ts'", 'lake-by-http'],
  ['lib', "import '@dateline/lake/environment'", 'lake-by-http'],
  ['app/api', "import { lakeCommand } from '@dateline/lake/programs'", 'lake-by-http'],
  ['sanity/studio', "import '@dateline/lake/visitor'", 'lake-by-http'],
  ['sanity/demo', "import type { LakeConfig } from '@dateline/lake/environment'", 'lake-by-http'],
  // What starts one takes what its package has for others, by that name.
  ['scripts', "import '#sanity/lake/main.ts'", 'lake-by-name'],
  ['scripts', "import '#sanity/lake/programs.ts'", 'lake-by-name'],
  ['e2e', "import '../../sanity/lake/main.ts'", 'lake-by-name'],
  ['scripts', "import '@dateline/lake/store/open.ts'", 'resolvable'],
  ['lib/testing', "import '@dateline/lake/environment'", 'site-tests'],
  ['lib/testing', "import '#sanity/lake/testing/events.ts'", 'lake-by-name'],
  // The lake imports nothing of the site.
  ['sanity/lake', "import '#sanity/client.ts'", 'lake'],
  ['sanity/lake/store', "import '../../../client.ts'", 'lake'],
  ['sanity/lake', "import '#lib/routes.ts'", 'lake'],
  ['sanity/lake', "import '#lib/live/followers.ts'", 'lake'],
  ['sanity/lake', "import '#lib/content/document-types.ts'", 'lake'],
  ['sanity/lake', "import '#lib/dates.ts'", 'lake'],
  ['sanity/lake', "import '#sanity/schema/types.ts'", 'lake'],
  ['sanity/lake', "import '#sanity/demo/newsroom.ts'", 'lake'],
  ['sanity/lake', "import '#components/body/body.tsx'", 'lake'],
  ['sanity/lake', "import '../../../scripts/server/site.ts'", 'lake'],
  ['sanity/lake', "import { readEnvironment } from '#lib/env.ts'", 'lake'],
  ['sanity/lake', "import type { Environment } from '../../../lib/env.ts'", 'lake'],
  ['sanity/lake/testing', "import '../../../api-version.ts'", 'lake-alone'],
  ['sanity/lake/testing', "import '../../../../lib/env.ts'", 'lake-alone'],
  // Nor does a room of it know those that are built on it.
  ['sanity/lake/wire', "import type { Identity } from '../../auth/auth.ts'", 'lake-rooms'],
  ['sanity/lake/store', "import '../../mutate/patch.ts'", 'lake-rooms'],
  ['sanity/lake/groq/planning', "import '../../running/query.ts'", 'lake-rooms'],
  ['sanity/lake/groq/running', "import '../../threads/pool.ts'", 'lake-rooms'],
  ['sanity/lake/listen', "import '../../http/dispatch.ts'", 'lake-rooms'],
  ['sanity/lake/auth', "import type { Lake } from '../../context.ts'", 'lake-rooms'],
  ['sanity/lake/http', "import '../../commands/serve.ts'", 'lake-rooms'],
  ['sanity/lake', "import 'next'", 'lake'],
  ['sanity/lake', "import 'react'", 'lake'],
  ['sanity/lake', "import 'sanity'", 'lake'],
  // Besides.
  ['lib', "import './not-there.ts'", 'resolvable'],
  ['lib', "import { test } from 'vitest'", 'shipped-packages'],
  ['lib', "import '#lib/content/testing/small-lake.ts'", 'testing-in-tests'],
  ['sanity/planted-folder', "import '#sanity/client.ts'", 'in-known-folder'],
  ['planted-folder', "import '#lib/routes.ts'", 'in-known-folder'],
];

const allowed: [place: string, line: string][] = [
  ['app/(reader)', "import '#components/body/body.tsx'; import '#lib/content/list/tag/load.ts'"],
  ['components', "import type { TagPageView } from '#lib/content/list/view.ts'"],
  ['components', "import { tagPath } from '#lib/routes.ts'"],
  ['lib', "import { createSiteClient } from '#sanity/client.ts'"],
  ['sanity/structure', "import { documentTypes } from '#lib/content/document-types.ts'"],
  ['sanity/lake/mutate', "import 'node:sqlite'; import '../../store/open.ts'"],
  ['scripts', "import { lakeCommand } from '@dateline/lake/programs'"],
  ['lib/testing', "import '@dateline/lake/testing/lake-process'"],
];

const fileOf = (place: string, index: number, kind: string) =>
  `${place}/${planted}/${kind}${index}.ts`;

function plant(file: string, text: string): string {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text};\nexport const planted = true;\n`);
  return file;
}

let breaches: Breach[] = [];

beforeAll(async () => {
  const circle = [
    plant(fileOf('lib', 0, 'circle'), "import type { B } from './circle1.ts'; export type A = B"),
    plant(fileOf('lib', 1, 'circle'), "import type { A } from './circle0.ts'; export type B = A"),
  ];
  breaches = await findBreaches([
    ...circle,
    ...refused.map(([place, line], index) => plant(fileOf(place, index, 'refused'), line)),
    ...allowed.map(([place, line], index) => plant(fileOf(place, index, 'allowed'), line)),
  ]);
}, 120_000);

afterAll(() => {
  const places = [...refused, ...allowed].map(([place]) => place);
  for (const place of new Set(places)) {
    rmSync(join(root, place, planted), { recursive: true, force: true });
  }
  for (const folder of ['planted-folder', 'sanity/planted-folder'])
    rmSync(join(root, folder), { recursive: true, force: true });
});

const rulesBrokenBy = (file: string) =>
  breaches.filter(({ from }) => from === file).map(({ rule }) => rule);

describe('attack: imports in a forbidden direction', () => {
  test.each(refused.map((one, index) => [...one, index] as const))(
    '%s: %s → %s refuses it',
    (place, _, rule, index) => {
      expect(rulesBrokenBy(fileOf(place, index, 'refused'))).toContain(rule);
    },
  );

  test('two files that need each other’s types → no-cycle refuses it', () => {
    const rules = [0, 1].flatMap((index) => rulesBrokenBy(fileOf('lib', index, 'circle')));
    expect(rules).toContain('no-cycle');
  });
});

test.each(allowed.map((one, index) => [...one, index] as const))(
  '%s may: %s',
  (place, _, index) => {
    expect(rulesBrokenBy(fileOf(place, index, 'allowed'))).toEqual([]);
  },
);
