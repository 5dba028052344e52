import { describe, expect, it } from 'vitest';
import type { ReplicaAddress } from './address.ts';
import { createHiding, environmentForProgram } from './program.ts';
import { createTelling } from './said.ts';

const address: ReplicaAddress = {
  kind: 'sftp',
  url: 'sftp://ann:hush-now@backup.example.org/lake',
};
const surroundings = {
  LITESTREAM_SECRET_ACCESS_KEY: 'key/of+mine',
  AWS_REGION: 'eu-central-1',
  SANITY_API_READ_TOKEN: 'token-of-the-site',
};

/** What is told of what Litestream said. */
function told(...said: string[]): string[] {
  const lines: string[] = [];
  const hear = createTelling((line) => lines.push(line), createHiding(address, surroundings));
  for (const text of said) hear(text);
  return lines;
}

describe('what Litestream says', () => {
  it('is told when something is wrong, and when it had to begin anew', () => {
    expect(
      told(
        '{"level":"INFO","msg":"write snapshot"}',
        '{"level":"ERROR","msg":"monitor error","error":"no such host"}',
        '{"level":"INFO","msg":"sync: new generation","reason":"wal overwritten"}',
        'panic: no',
      ),
    ).toEqual([
      'lake: replica: monitor error: no such host',
      'lake: replica: sync: new generation: wal overwritten',
      'lake: replica: panic: no',
    ]);
  });

  it('is told once a minute when it is said over and over', () => {
    const error = '{"level":"ERROR","msg":"monitor error","error":"no such host"}';
    expect(told(error, error, error)).toHaveLength(1);
  });
});

describe('attack: secrets of a replica', () => {
  it('a password and keys in what Litestream says → hidden', () => {
    const [line] = told(
      '{"level":"ERROR","msg":"dial sftp://ann:hush-now@b","error":"key/of+mine, other://x:more@y, eu-central-1"}',
    );
    expect(line).toBe('lake: replica: dial sftp://ann:•••@b: •••, other://x:•••@y, eu-central-1');
  });

  it("the lake's own secrets in its surroundings → not passed on", () => {
    expect(environmentForProgram(surroundings)).toEqual({
      NODE_ENV: process.env.NODE_ENV,
      LITESTREAM_SECRET_ACCESS_KEY: 'key/of+mine',
      AWS_REGION: 'eu-central-1',
    });
  });
});
