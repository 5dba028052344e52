import type { Machine } from './machine.ts';

/** What a trial does at a newsroom besides what the page says, to see what has come of it. */

/** @throws Error that says what was not so. */
export function expectThat(so: boolean, what: string): void {
  if (!so) throw new Error(`Not so: ${what}.`);
}

/** Waits until an address answers as it should. */
export const readAll = (machine: Machine, address: string): Promise<string> =>
  machine.run(
    `curl -fsS --retry 60 --retry-delay 1 --retry-all-errors -o /dev/null -w '%{http_code} ${address}\\n' ${address}`,
  );

const lake = 'http://127.0.0.1:3900/v1/data';
/** It may just have been started anew. */
const askedAgain = 'curl -fsS --retry 30 --retry-delay 1 --retry-all-errors';

/** Writes a document at the lake of a machine. */
export const write = (machine: Machine, id: string): Promise<string> =>
  machine.run(`token=$(cd /opt/dateline && deploy/dateline lake token create --role editor --label trial)
${askedAgain} -H "authorization: Bearer $token" -H 'content-type: application/json' ${lake}/mutate/production \\
  -d '{"mutations":[{"createOrReplace":{"_id":"${id}","_type":"trial"}}]}'`);

/** Whether the lake of a machine has a document. */
export async function isThere(machine: Machine, id: string): Promise<boolean> {
  const answer = await machine.run(
    `token=$(cd /opt/dateline && deploy/dateline lake token create --role viewer --label trial)
${askedAgain} -H "authorization: Bearer $token" '${lake}/doc/production/${id}'`,
  );
  return answer.includes(`"_id":"${id}"`);
}

/**
 * For a name that no authority outside certifies Caddy is one itself. What it makes of one is taken from a name
 * it serves for a moment.
 */
export const trustOwnAuthority = (machine: Machine, name: string): Promise<string> =>
  machine.run(`cp /etc/caddy/Caddyfile /etc/caddy/Caddyfile.before
printf '%s {\\n\\trespond ok\\n}\\n' ${name} > /etc/caddy/Caddyfile
systemctl reload caddy
until [ -s /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt ]; do sleep 0.2; done
cp /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt /usr/local/share/ca-certificates/caddy-own.crt
update-ca-certificates`);

/** Lets four readers come by again and again, until it is asked how they fared. */
export const startReaders = (machine: Machine, site: string): Promise<string> =>
  machine.run(`: > /tmp/readers
curl -fs --retry 60 --retry-delay 1 --retry-all-errors ${site}/api/health
systemd-run --quiet --collect --unit=readers bash -c 'for reader in 1 2 3 4; do
  while :; do
    curl -s -o /dev/null -o /dev/null -w "%{http_code} %{url}\\n" ${site}/ ${site}/sitemap.xml >> /tmp/readers
  done &
done; wait'
until [ "$(wc -l < /tmp/readers)" -gt 20 ]; do sleep 0.2; done`);

/** @throws Error when one of the readers got no page. */
export async function expectNoFailedReader(machine: Machine): Promise<void> {
  const counts = await machine.run('systemctl stop readers; sort /tmp/readers | uniq -c');
  expectThat(!/^\s*\d+ (?!200 )/m.test(counts), 'every reader got a page');
}
