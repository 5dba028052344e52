import dns from 'node:dns';

/**
 * Loaded into a process before its program: names under `localhost` are this machine (RFC 6761),
 * also where the system's resolver does not know that.
 */
const resolve: typeof dns.lookup = dns.lookup;

Object.assign(dns, {
  lookup: (name: string, ...rest: [dns.LookupAllOptions, () => void]) =>
    resolve(name.endsWith('.localhost') ? 'localhost' : name, ...rest),
});
