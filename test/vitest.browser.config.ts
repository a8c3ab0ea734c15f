// Components in a real browser: `*.browser.test.tsx` beside what they test.
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { linguiPlugins } from '../apps/web/lingui-plugin.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// The macros ask for it from the folder in which the tests were started.
process.env['LINGUI_CONFIG'] ??= `${root}apps/web/lingui.config.ts`
const executablePath = process.env['CHROME_PATH']

export default defineConfig({
  root,
  plugins: [linguiPlugins()],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  // Found while the tests run, they would make the page load anew in the middle of one.
  // A cache from before a new import would do the same: so they are looked for each time.
  optimizeDeps: {
    force: true,
    entries: ['packages/*/src/**/*.browser.test.tsx', 'packages/editor/src/prose/ProseEditor.tsx'],
  },
  test: {
    include: ['packages/*/src/**/*.browser.test.tsx', 'apps/*/src/**/*.browser.test.tsx'],
    testTimeout: 60_000,
    // One after the other: side by side they would share what the device remembers.
    fileParallelism: false,
    setupFiles: [`${root}test/clean-device.ts`],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1440, height: 900 },
      provider: playwright(executablePath === undefined ? {} : { launchOptions: { executablePath } }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
