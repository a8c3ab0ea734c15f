// Words of the interface: macros become message ids, .po catalogues become modules. Vitest's browser tests use the same set-up.
import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import type { PluginOption } from 'vite'

const here = { cwd: fileURLToPath(new URL('.', import.meta.url)) }

export function linguiPlugins(): PluginOption[] {
  return [lingui(here), babel({ presets: [linguiTransformerBabelPreset({}, here)] })]
}
