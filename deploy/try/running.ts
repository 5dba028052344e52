import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { course, type MachineName, type Step, type Trial } from './course.ts';
import { blocksOf, readPage, root, withNamesOfTrial } from './documented.ts';
import { addressOf, closeNetwork, onHost, openNetwork } from './host.ts';
import { boot, copyDisk, type Machine, makeAtHome, makeBareDisk } from './machine.ts';

/**
 * Runs `docs/running.md` as somebody would who reads nothing else: on a bare Debian with its own system manager,
 * and two more where the page wants them. The commands are the page's own; `course.ts` says what has to have come
 * of them. For root, on a Debian with `apt-get install -y systemd-container debootstrap nftables`; it takes a quarter
 * of an hour and 15 GB.
 *
 *   node deploy/try/running.ts [--folder /var/tmp/dateline-try] [--suite trixie] [--from 'Backups'] [--keep]
 *
 * `--bare` is a folder that debootstrap has filled already, `--from` goes on at a heading with the disks an earlier run has left, `--keep` leaves them.
 */

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '/var/tmp/dateline-try' },
    suite: { type: 'string', default: 'trixie' },
    bare: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const folder = resolve(values.folder);
const log = join(folder, 'log.txt');
const blocks = blocksOf(await readPage('running.md'));
const numbers: Record<MachineName, number> = { one: 1, two: 2, three: 3 };
const leads: Record<string, MachineName> = { 'news.local': 'one', 'lake.local': 'two' };
/** Whose disk a machine begins with. */
const preparedAs: Record<MachineName, MachineName | null> = { one: null, two: 'one', three: 'two' };
/** The disk behind /mnt/dateline: the same for machines that stand in for each other. */
const shares: Record<MachineName, string> = {
  one: 'share-one',
  two: 'share-two',
  three: 'share-two',
};

const disk = (name: MachineName): string => join(folder, name);
const repository = join(folder, 'dateline.git');
const running = new Map<MachineName, Machine>();
const printed = new Map<string, string>();

const hosts = (): string =>
  [
    '127.0.0.1 localhost',
    ...Object.entries(leads).map(([name, to]) => `${addressOf(numbers[to])} ${name}`),
  ]
    .join('\n')
    .concat('\n');

async function machine(name: MachineName): Promise<Machine> {
  const there = running.get(name);
  if (there !== undefined) return there;
  const from = preparedAs[name];
  const isNew = await onHost('test', '-d', disk(name)).then(
    () => false,
    () => true,
  );
  if (isNew && from !== null) await copyDisk(disk(from), disk(name));
  if (isNew && from === null) {
    if (values.bare === undefined) await makeBareDisk(disk(name), values.suite);
    else await copyDisk(values.bare, disk(name));
  }
  await makeAtHome(disk(name), hosts());
  await mkdir(join(folder, shares[name]), { recursive: true });
  const shared = {
    [repository]: '/srv/dateline.git',
    [join(folder, shares[name])]: '/mnt/dateline',
  };
  const say = (text: string) => void appendFile(log, text);
  const booted = await boot({ name, number: numbers[name], disk: disk(name), shared, say });
  running.set(name, { ...booted, kill: () => booted.kill().then(() => void running.delete(name)) });
  return machine(name);
}

async function lead(name: string, to: MachineName): Promise<void> {
  leads[name] = to;
  for (const one of running.values()) await one.run(`cat > /etc/hosts <<'END'\n${hosts()}END`);
}

/** The project as it is committed here, and one commit more for each version that is asked for. */
async function nextVersion(): Promise<string> {
  const version = `9.9.${Date.now()}`;
  const work = join(folder, 'work');
  await rm(work, { recursive: true, force: true });
  await onHost('git', 'clone', '--quiet', repository, work);
  await onHost(
    'sed',
    '-i',
    `s/^  "version": ".*"/  "version": "${version}"/`,
    join(work, 'package.json'),
  );
  const author = ['-c', 'user.name=Trial', '-c', 'user.email=trial@example.org'];
  await onHost('git', '-C', work, ...author, 'commit', '--quiet', '-am', 'Another version');
  await onHost('git', '-C', work, 'push', '--quiet', 'origin', 'HEAD');
  return version;
}

const key = (under: string, index: number): string => `${under} ${index}`;
const trial: Trial = {
  machine,
  printed: (under, index) => printed.get(key(under, index)) ?? '',
  nextVersion,
  lead,
  notes: new Map(),
};

async function take({ on, under, index, before, with: given, after }: Step): Promise<void> {
  const began = Date.now();
  const block = blocks.find((one) => one.under === under && one.index === index);
  if (block === undefined) throw new Error(`There is no block ${index} under "${under}".`);
  const at = await machine(on);
  await before?.(at, trial);
  const text = withNamesOfTrial(block.text);
  await appendFile(log, `\n### ${on}: ${under} (${index + 1})\n${text}\n`);
  printed.set(key(under, index), await at.run(given?.(text, trial) ?? text));
  await after?.(at, trial);
  console.log(
    `${on.padEnd(5)} ${under} (${index + 1}): ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

async function prepare(): Promise<void> {
  if (values.from === undefined) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await onHost('git', 'clone', '--quiet', '--bare', root, repository);
  }
  await openNetwork();
}

/** The steps that were asked for: all, or those from a heading, or from a block of one ("Backups (2)"), on. */
function steps(): readonly Step[] {
  const isAt = (place: string | undefined) => (step: Step) =>
    step.under === place || `${step.under} (${step.index + 1})` === place;
  const first = values.from === undefined ? 0 : course.findIndex(isAt(values.from));
  const last = values.to === undefined ? course.length : course.findLastIndex(isAt(values.to)) + 1;
  if (first < 0 || last < 1) throw new Error('There is no such heading in the course.');
  return course.slice(first, last);
}

await prepare();
try {
  for (const step of steps()) await take(step);
  console.log('Every command was run.');
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
  console.error(`What was said is in ${log}.`);
} finally {
  for (const one of [...running.values()]) await one.kill();
  await closeNetwork();
  if (!values.keep && process.exitCode !== 1) await rm(folder, { recursive: true, force: true });
}
