export default {
  test: {
    include: ['{lib,sanity,components,scripts,app,deploy}/**/*.test.{ts,tsx}'],
    testTimeout: 30000,
  },
};
