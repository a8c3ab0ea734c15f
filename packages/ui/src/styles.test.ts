import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const [light = '', dark = ''] = tokens.split('[data-theme="dark"]')
  const read = (css: string) =>
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = '', value = '']) => [name, value] as const)
  return new Map([...read(light), ...(theme === 'dark' ? read(dark) : [])])
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const texts = ['ink', 'ink-2', 'ink-3', 'lake', 'ok', 'warn', 'stop', 'shared', 'team', 'sealed']
const pairs = [
  ...texts.flatMap((text) => ['canvas', 'surface'].map((ground) => [text, ground, 4.5] as const)),
  ...['ok', 'warn', 'stop', 'lake', 'shared', 'team', 'sealed'].map((name) => [name, `${name}-tint`, 4.5] as const),
  ['on-lake', 'lake', 4.5] as const,
  ['line-control', 'surface', 3] as const,
]

for (const theme of ['light', 'dark'] as const) {
  test(`[UI3] in the ${theme} theme text and borders stand out from their ground`, () => {
    const values = tokensOf(theme)
    expect(values.size).toBeGreaterThan(40)
    const weak = pairs.flatMap(([text, ground, least]) => {
      const found = contrast(values.get(text) ?? '', values.get(ground) ?? '')
      return found >= least ? [] : [`${text} on ${ground}: ${found.toFixed(2)}`]
    })
    expect(weak).toEqual([])
  })

  test(`[UI3] in the ${theme} theme white initials can be read on every person's colour`, () => {
    const values = tokensOf(theme)
    for (let person = 1; person <= 8; person++)
      expect(contrast('#ffffff', values.get(`p${person}`) ?? ''), `p${person}`).toBeGreaterThan(4.5)
  })
}

test('[UI5] no style sheet knows left or right, or a colour that is not a token', () => {
  const files = globSync(['packages/{ui,editor}/src/**/*.css', 'apps/web/src/**/*.css'], { cwd: root }).filter(
    (file) => !file.endsWith('tokens.css'),
  )
  expect(files.length).toBeGreaterThan(10)
  const sided =
    /(?:^|[\s;{])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*)\s*:|(?:text-align|float):\s*(?:left|right)/
  const raw = /#[0-9a-f]{3,8}\b(?!\s*\{)/i
  const wrong = files.flatMap((file) =>
    readFileSync(root + file, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        sided.test(line) || (raw.test(line) && !line.includes('#fff;')) ? [`${file}:${at + 1} ${line.trim()}`] : [],
      ),
  )
  expect(wrong).toEqual([])
})
