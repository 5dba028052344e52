export default {
  test: { include: ['{lib,sanity,components,scripts,app}/**/*.test.{ts,tsx}'], testTimeout: 30000 },
};
