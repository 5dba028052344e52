/**
 * `npm run bench`: the reader's side (`site`, when nothing is said), `npm run bench -- lake`: the
 * embedded Content Lake, `npm run bench -- archive`: the whole newsroom over ever more stories,
 * `npm run bench -- attack`: what readers notice of attacks, `npm run bench -- load-day`: the day of a
 * breaking story, `npm run bench -- standby`: what is lost when a lake's machine is, or
 * `npm run bench -- studio`: how long editors wait. Each prints its tables as Markdown.
 */

const benchmarks = {
  site: () => import('./bench/site.ts'),
  lake: () => import('./bench/lake.ts'),
  archive: () => import('./bench/archive.ts'),
  attack: () => import('./bench/attack.ts'),
  'load-day': () => import('./bench/load-day.ts'),
  standby: () => import('./bench/standby.ts'),
  studio: () => import('./bench/studio.ts'),
};

const isBenchmark = (name: string): name is keyof typeof benchmarks =>
  Object.hasOwn(benchmarks, name);

const [name = 'site'] = process.argv.slice(2);
if (isBenchmark(name)) {
  await benchmarks[name]();
} else {
  console.error(
    `There is no benchmark "${name}": there are ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exitCode = 2;
}
