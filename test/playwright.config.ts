import { defineConfig } from '@playwright/test'

const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium'

export default defineConfig({
  testDir: './browser',
  outputDir: '../node_modules/.cache/test-results',
  timeout: 600_000,
  // Patience, not a measurement: other things may run on the machine.
  expect: { timeout: 60_000 },
  workers: 1,
  forbidOnly: true,
  retries: 0,
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // A trace costs a seventh of the time; `TRACE=1` keeps that of each failure.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath,
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
