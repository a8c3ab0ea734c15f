import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Edition } from '@balcony/design'
import { afterAll, expect, test } from 'vitest'
import { Press } from '../pdf/press.ts'
import { demoEdition, node, p, proseEdition } from '../testing/edition.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { type DeviceOptions, type DevicePress, printHere } from './print.ts'

const assets = fileURLToPath(new URL('../../assets/', import.meta.url))
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(assets, name)))
const program = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
const compiled = WebAssembly.compile(readFileSync(program))
const loaded: string[] = []

const here: DevicePress = {
  program: () => compiled,
  template: { files: new Map(readdirSync(`${assets}typst`).map((name) => [name, bytesOf(`typst/${name}`)])) },
  fonts: readdirSync(`${assets}fonts`).filter((name) => name.endsWith('.ttf')),
  font: async (name) => {
    loaded.push(name)
    return bytesOf(`fonts/${name}`)
  },
}
const server = new Press({ children: 1 })
afterAll(() => server.close())

/** The words of each page as the device prints them, and as the server does. */
async function bothWays(edition: Edition, options: DeviceOptions) {
  const made = await printHere(here, edition, options)
  const printed = await server.render(edition, options)
  if (!printed.ok) throw new Error(printed.problem.message)
  return { device: await readPdf(made.file), server: await readPdf(printed.value.file), made }
}

test('[ONDEVICE1] what is printed on a device has the pages, words, contents and attachment of what the server prints', async () => {
  const session = demoEdition().snapshot.tables['session']?.[0]?.id ?? ''
  const edition = demoEdition('run-sheet', { session })
  const { device, server } = await bothWays(edition, { paper: 'a4', draft: 'unregistered', attach: true })
  expect(device.pages.length).toBeGreaterThan(2)
  expect(device.pages).toEqual(server.pages)
  expect(device.outline).toEqual(server.outline)
  expect([...device.attachments.keys()]).toEqual(['design.json'])
  expect(device.pages.join(' ')).toContain('Draft, not registered')
}, 60_000)

test('[ONDEVICE2] every script comes out as on the server, and only the fonts that a paper needs are loaded', async () => {
  loaded.length = 0
  const plain = await printHere(here, proseEdition([p('A plain paper – “with” signs, Ελληνικά, кириллица.')]), {
    paper: 'a4',
  })
  expect((await readPdf(plain.file)).pages.join(' ')).toContain('кириллица')
  expect(loaded.length).toBeGreaterThan(10)
  expect(loaded.filter((name) => !/^(?:SourceS|IBMPlexMono)/.test(name))).toEqual([])
  const task = node('taskList', [node('taskItem', [p('done')], { checked: true })])
  const scripts = ['ورشة العمل في عمّان', 'שלום', 'नमन', 'ሰላም', '和平 进程', '→ ⚖ ☮', '🕊 peace']
  const { device, server, made } = await bothWays(proseEdition([...scripts.map((each) => p(each)), task]), {
    paper: 'a4',
  })
  expect(made.uncovered).toEqual([])
  expect(device.pages.join(' ')).toContain('和平')
  expect(device.pages).toEqual(server.pages)
  for (const family of ['Vazirmatn', 'NotoSansSymbols2', 'NotoEmoji', 'NotoSansSC'])
    expect(
      loaded.some((name) => name.startsWith(family)),
      family,
    ).toBe(true)
}, 60_000)

test('[ONDEVICE3] nothing is made into code from a string, as the content security policy demands', async () => {
  const real = globalThis.Function
  globalThis.Function = (() => {
    throw new EvalError('refused by the policy')
  }) as unknown as FunctionConstructor
  try {
    const edition = proseEdition([p('#read("/etc/passwd") `#{panic()}` $x$')], 'ar')
    const made = await printHere(here, edition, { paper: 'letter' })
    const read = await readPdf(made.file)
    expect(read.pages.join(' ')).toContain('#read("/etc/passwd")')
    expect(read.hasActions).toBe(false)
  } finally {
    globalThis.Function = real
  }
}, 60_000)

test('[ONDEVICE4] the same edition gives the same bytes each time', async () => {
  const edition = proseEdition([p('The same.')])
  const [one, other] = [
    await printHere(here, edition, { paper: 'a4' }),
    await printHere(here, edition, { paper: 'a4' }),
  ]
  expect(one.file.length).toBeGreaterThan(1000)
  expect(Buffer.from(one.file).equals(Buffer.from(other.file))).toBe(true)
}, 60_000)
