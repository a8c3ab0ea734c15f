// Words of the interface: macros become message ids, .po catalogues become modules. Vitest's browser tests use the same set-up.
import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import type { Plugin, PluginOption } from 'vite'

const here = { cwd: fileURLToPath(new URL('.', import.meta.url)) }

export function linguiPlugins(): PluginOption[] {
  return [lingui(here), withoutEchoes(), babel({ presets: [linguiTransformerBabelPreset({}, here)] })]
}

/** The description's labels are their own message ids: in English the catalogue would say each of them a second time. */
function withoutEchoes(): Plugin {
  return {
    name: 'without-echoes',
    transform(code, id) {
      const json = /locales\/en\/\w+\.po/.test(id) ? /JSON\.parse\((".*")\)/s.exec(code)?.[1] : undefined
      if (json === undefined) return undefined
      const messages = Object.entries(JSON.parse(JSON.parse(json)) as Record<string, unknown>)
      const told = messages.filter(([key, said]) => !(Array.isArray(said) && said.length === 1 && said[0] === key))
      return { code: code.replace(json, () => JSON.stringify(JSON.stringify(Object.fromEntries(told)))), map: null }
    },
  }
}
