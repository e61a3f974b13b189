import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    coverage: { provider: 'v8', include: ['shared/**', 'functions/**'], thresholds: { branches: 90 } },
  },
});
