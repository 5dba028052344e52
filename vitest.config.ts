import { availableParallelism } from 'node:os';

export default {
  test: {
    include: ['{lib,sanity,components,scripts,app,deploy}/**/*.test.{ts,tsx}'],
    testTimeout: 30000,
    // What takes long mostly waits for a process to end or to start: on two cores one file at a time leaves both idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
};
