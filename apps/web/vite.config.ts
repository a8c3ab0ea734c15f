import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { linguiPlugins } from './lingui-plugin.ts'
import { offlinePlugin } from './offline-plugin.ts'

/** Where the server listens while `vite` serves the pages in development. */
const server = process.env['BALCONY_SERVER'] ?? 'http://127.0.0.1:4300'

export default defineConfig({
  plugins: [linguiPlugins(), react(), ourLanguages(['en-US', 'ar-AE']), offlinePlugin()],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server, changeOrigin: true, headers: { origin: server } },
      '/sync': { target: server, changeOrigin: true, headers: { origin: server }, ws: true },
    },
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Inlined files would be data: addresses, which the content security policy refuses for fonts and scripts.
    assetsInlineLimit: 0,
  },
})

/** React Aria carries its few words in thirty languages; ours has two. */
function ourLanguages(keep: readonly string[]): Plugin {
  return {
    name: 'our-languages',
    enforce: 'pre',
    load(id) {
      const language = /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/(?:.*\/)?(\w\w-\w\w)\.mjs/.exec(
        id,
      )?.[1]
      return language === undefined || keep.includes(language) ? undefined : 'export default {}'
    },
  }
}
