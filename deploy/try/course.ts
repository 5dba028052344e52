import type { Machine } from './machine.ts';
import {
  expectNoFailedReader,
  expectThat,
  isThere,
  readAll,
  startReaders,
  trustOwnAuthority,
  write,
} from './newsroom.ts';

/**
 * What of `docs/running.md` is run on which machine, in which order, and what has to have come of it. All of
 * its blocks are here (`course.test.ts`).
 */

export type MachineName = 'one' | 'two' | 'three';

export type Trial = {
  /** The machine of a name; a new one begins as a copy of another. */
  machine(name: MachineName): Promise<Machine>;
  /** What the last run of a block printed. */
  printed(under: string, index: number): string;
  /** Makes another version in the repository, and gives its name. */
  nextVersion(): Promise<string>;
  /** Lets a name lead to a machine, on all of them. */
  lead(name: string, to: MachineName): Promise<void>;
  /** What steps have to tell later ones. */
  notes: Map<string, string>;
};

export type Step = {
  on: MachineName;
  under: string;
  index: number;
  /** What is done before that the page leaves to whoever reads it. */
  before?: (machine: Machine, trial: Trial) => Promise<unknown>;
  /** What the page says is to be put in place of something. */
  with?: (text: string, trial: Trial) => string;
  after?: (machine: Machine, trial: Trial) => Promise<unknown>;
};

const site = 'https://news.local';
const oneAfterTheOther = `for port in 3001 3002; do
  systemctl restart dateline-site@$port
  curl -fsS --retry 60 --retry-delay 1 --retry-all-errors http://127.0.0.1:$port/api/health
done`;
const note = (trial: Trial, name: string): string => trial.notes.get(name) ?? '';

export const course: readonly Step[] = [
  { on: 'one', under: 'One machine', index: 0 },
  { on: 'one', under: 'One machine', index: 1 },
  {
    on: 'one',
    under: 'One machine',
    index: 2,
    // The other machines are prepared in the same way: with what is there by now.
    before: async (_, trial) => {
      await trial.machine('two');
    },
  },
  {
    on: 'one',
    under: 'One machine',
    index: 3,
    after: async (machine, trial) => {
      expectThat(/Sign in/.test(trial.printed('One machine', 3)), 'the log says how to sign in');
      await machine.run('test -s /var/lib/dateline/lake/sign-in.txt');
      await machine.run(
        '! journalctl -u dateline | grep -qF "$(tail -n 1 /var/lib/dateline/lake/sign-in.txt)"',
      );
      await machine.run('systemd-analyze verify /etc/systemd/system/dateline* 2>&1');
      await machine.run('systemd-analyze security --no-pager dateline | tail -n 1');
    },
  },
  {
    on: 'one',
    under: 'One machine',
    index: 4,
    before: (machine) => trustOwnAuthority(machine, 'news.local'),
    after: async (machine) => {
      await machine.run(`curl -fsSI ${site}/ | grep -i strict-transport-security`);
      await machine.run(`curl -fsS ${site}/studio | grep -qi '<html'`);
    },
  },
  { on: 'one', under: 'One machine', index: 5 },

  {
    on: 'one',
    under: 'Backups',
    index: 0,
    after: async (machine) => {
      await machine.run('systemctl list-timers --no-pager dateline-backup.timer | grep dateline');
      await machine.run('ls /var/backups/dateline/*.tar.gz');
    },
  },
  { on: 'one', under: 'Backups', index: 1 },
  {
    on: 'one',
    under: 'To go back',
    index: 0,
    before: async (machine, trial) => {
      await write(machine, 'before-the-moment');
      await machine.run('sleep 3');
      const moment = await machine.run('date -u +%Y-%m-%dT%H:%M:%SZ');
      trial.notes.set('moment', moment.trim());
      await machine.run('sleep 3');
      await write(machine, 'after-the-moment');
      await machine.run('sleep 3');
    },
    with: (text, trial) => text.replace('2027-01-31T09:30:00Z', note(trial, 'moment')),
    after: async (machine) => {
      await readAll(machine, `${site}/`);
      expectThat(await isThere(machine, 'before-the-moment'), 'what was there is there');
      expectThat(!(await isThere(machine, 'after-the-moment')), 'what came later is not there');
    },
  },

  {
    on: 'one',
    under: 'A new version',
    index: 0,
    before: async (_, trial) => {
      trial.notes.set('version', await trial.nextVersion());
    },
  },
  {
    on: 'one',
    under: 'A new version',
    index: 1,
    after: async (machine, trial) => {
      const health = await machine.run(`curl -fsS ${site}/api/health`);
      expectThat(health.includes(note(trial, 'version')), 'the new version runs');
      expectThat(await isThere(machine, 'before-the-moment'), 'it has what there was');
    },
  },
  { on: 'one', under: 'A new version', index: 2 },

  {
    on: 'one',
    under: 'Seeing it run',
    index: 0,
    before: async (machine, trial) => {
      await machine.run('echo SITE_LOG=1 >> /etc/dateline.env; systemctl restart dateline');
      await readAll(machine, `${site}/`);
      const head = await machine.run(`curl -fsSI ${site}/`);
      trial.notes.set('request', /^x-request-id: (\S+)/im.exec(head)?.[1] ?? 'none');
    },
    with: (text, trial) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, note(trial, 'request')),
  },
  {
    on: 'one',
    under: 'Seeing it run',
    index: 1,
    after: (machine) =>
      machine.run(`for n in $(seq 60); do
  curl -fsS 127.0.0.1:9090/api/v1/query --data-urlencode 'query=up{job=~"site|lake"} == 1' | tee /tmp/up
  [ "$(grep -o '"job":"[a-z]*"' /tmp/up | sort -u | wc -l)" = 2 ] && exit 0; sleep 2
done; exit 1`),
  },

  {
    on: 'two',
    under: 'The lake on a machine of its own, and several sites',
    index: 0,
    before: (machine) => trustOwnAuthority(machine, 'lake.local'),
  },
  { on: 'two', under: 'The lake on a machine of its own, and several sites', index: 1 },
  {
    on: 'one',
    under: 'The lake on a machine of its own, and several sites',
    index: 2,
    before: async (machine, trial) => {
      // Two machines that certify themselves have to know each other.
      const two = await trial.machine('two');
      const certificate = await two.run('cat /usr/local/share/ca-certificates/caddy-own.crt');
      await machine.run(`cat > /usr/local/share/ca-certificates/two.crt <<'END'
${certificate}END
update-ca-certificates; cp /etc/dateline.env /etc/dateline.env.whole`);
    },
    with: (text, trial) =>
      text.replace(
        /SANITY_API_READ_TOKEN=\.\.\.\nSANITY_REVALIDATE_SECRET=\.\.\.\n/,
        `${trial.printed('The lake on a machine of its own, and several sites', 1).trim()}
NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt\n`,
      ),
  },
  {
    on: 'two',
    under: 'The lake on a machine of its own, and several sites',
    index: 3,
    after: async (machine) => {
      await machine.run(`install -d -o dateline -g dateline -m 700 /mnt/dateline/replica
echo LAKE_REPLICA=/mnt/dateline/replica >> /etc/dateline.env
systemctl restart dateline-lake`);
      await readAll(machine, 'http://127.0.0.1:3900/v1/ping');
    },
  },

  {
    on: 'three',
    under: 'Another machine takes over',
    index: 0,
    // It begins as a copy of the one it stands in for.
    before: (machine) =>
      machine.run('systemctl disable --now dateline-lake; rm -r /var/lib/dateline/lake'),
  },
  {
    on: 'three',
    under: 'Another machine takes over',
    index: 1,
    before: async (_, trial) => {
      const two = await trial.machine('two');
      await readAll(two, 'http://127.0.0.1:3900/v1/ping');
      await write(two, 'before-the-loss');
      await two.run('sleep 3');
      await two.kill();
    },
    after: async (machine, trial) => {
      await trial.lead('lake.local', 'three');
      await readAll(machine, 'https://lake.local/v1/ping');
      expectThat(await isThere(machine, 'before-the-loss'), 'what the lost one had is there');
      await readAll(await trial.machine('one'), `${site}/api/health`);
    },
  },

  {
    on: 'one',
    under: 'A new version without a gap',
    index: 0,
    before: (machine) => machine.run('cp /etc/dateline.env.whole /etc/dateline.env'),
  },
  {
    on: 'one',
    under: 'A new version without a gap',
    index: 1,
    before: async (machine) => {
      await startReaders(machine, site);
      // The version before stands for the next one: it is built.
      await machine.run('ln -sfn "$(ls -d /opt/dateline-* | head -n 1)" /opt/dateline');
    },
    after: (machine) => expectNoFailedReader(machine),
  },
  { on: 'one', under: 'Varnish in front', index: 0 },
  {
    on: 'one',
    under: 'Varnish in front',
    index: 1,
    after: async (machine) => {
      await startReaders(machine, site);
      await machine.run(oneAfterTheOther);
      await expectNoFailedReader(machine);
      // With the lake away as well, readers get what there is.
      await startReaders(machine, site);
      await machine.run('systemctl restart dateline-lake');
      await expectNoFailedReader(machine);
      expectThat(await isThere(machine, 'before-the-moment'), 'all is there still');
    },
  },
];
