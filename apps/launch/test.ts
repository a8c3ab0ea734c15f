// `npm test`: types, style, unit and property tests, faults, then the real pages in a browser; one closing line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBrowser } from './browser.ts'
import { builtWeb } from './build.ts'
import { root } from './root.ts'

interface Count {
  readonly passed: number
  readonly failed: number
}

const reports = mkdtempSync(path.join(tmpdir(), 'balcony-reports-'))
process.env['CHROME_PATH'] = await ensureBrowser()
builtWeb()

const counts: Count[] = [
  check('types', 'tsc', ['--noEmit']),
  check('style', 'biome', ['check', '.']),
  check('unused code', 'knip', ['--config', 'test/knip.json']),
  suite('vitest', ['run', '--config', 'test/vitest.config.ts'], 'unit.json', countVitest),
  suite('vitest', ['run', '--config', 'test/vitest.browser.config.ts'], 'components.json', countVitest),
  suite('playwright', ['test', '--config', 'test/playwright.config.ts'], 'browser.json', countPlaywright),
]
rmSync(reports, { recursive: true })

const passed = counts.reduce((sum, each) => sum + each.passed, 0)
const failed = counts.reduce((sum, each) => sum + each.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

/** A tool that is right or wrong as a whole counts as one test. */
function check(name: string, tool: string, args: readonly string[]): Count {
  const good = run(tool, args) === 0
  process.stdout.write(`${good ? '✓' : '✗'} ${name}\n`)
  return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A runner that died without a report, or ended badly while counting no failure, is one failure: silence is never success. */
function suite(tool: string, args: readonly string[], file: string, count: (report: unknown) => Count): Count {
  const report = path.join(reports, file)
  const reporting =
    tool === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : ['--reporter=list,json']
  const status = run(tool, [...args, ...reporting], { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const counted = count(JSON.parse(readFileSync(report, 'utf8')))
  return status === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 }
}

function run(tool: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): number {
  process.stdout.write(`\n> ${tool} ${args.join(' ')}\n`)
  const bin = [path.join(root, 'node_modules/.bin', tool), path.join(root, 'test/node_modules/.bin', tool)].find(
    (file) => existsSync(file),
  )
  if (!bin) throw new Error(`${tool} is not installed; run npm test from the repository's own folder.`)
  return (
    spawnSync(bin, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...more } })
      .status ?? 1
  )
}

function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = report as Record<string, number>
  // A file that does not even load has no failed test, only a failed suite.
  return { passed: numPassedTests ?? 0, failed: Math.max(numFailedTests ?? 0, (numFailedTestSuites ?? 0) > 0 ? 1 : 0) }
}

function countPlaywright(report: unknown): Count {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}
