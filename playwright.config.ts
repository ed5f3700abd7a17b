import { defineConfig } from '@playwright/test';
import { chromium } from './tools/browsers.mjs';

const PORT = 4373;

/** End-to-end tests of the built page in the installed Chromium. */
export default defineConfig({
  tsconfig: './tests/web/e2e/tsconfig.json',
  testDir: 'tests/web/e2e',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 2,
  forbidOnly: true,
  projects: [
    { name: 'page', testIgnore: /large-file\.spec/ },
    // Watches how smooth the page is, so nothing else may run beside it.
    { name: 'alone', testMatch: /large-file\.spec/, dependencies: ['page'] },
  ],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: chromium,
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node tools/serve.mjs dist ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
