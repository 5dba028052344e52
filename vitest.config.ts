import { availableParallelism } from 'node:os';

export default {
  test: {
    include: ['{lib,sanity,components,scripts,app,deploy}/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    // What only waits may wait long, for a machine that has other work; a test of a promise says its bound.
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // What takes long mostly waits for a process to end or to start: on two cores one file at a time leaves both idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
};
