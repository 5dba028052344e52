/** Ends well when the address it is given answers well: for who asks a container how it is. */

const answer = await fetch(process.argv[2] ?? '').catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
