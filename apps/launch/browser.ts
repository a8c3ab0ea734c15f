// Finds a Chromium for the tests, and installs one where that is possible.
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium-headless-shell',
]
const places = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium that runs: CHROME_PATH, PATH, well-known places, or newly installed (Debian as root, else Playwright's own). */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && runs('/usr/bin/apt-get')) {
    // Package lists are empty or old on a new machine: try, and on failure update and try again.
    if (!install() && apt(['update'], 120)) install()
    const installed = findBrowser()
    if (installed) return installed
  }
  const { chromium } = await import('@playwright/test')
  if (runs(chromium.executablePath())) return chromium.executablePath()
  const cli = path.join(path.dirname(new URL(import.meta.resolve('@playwright/test')).pathname), 'cli.js')
  if (attempt(process.execPath, [cli, 'install', '--only-shell', 'chromium'], 300) && runs(chromium.executablePath())) {
    return chromium.executablePath()
  }
  throw new Error('The tests need Chromium and none was found. Install Chromium or Chrome, or set CHROME_PATH to one.')
}

function findBrowser(): string | undefined {
  const given = process.env['CHROME_PATH']
  if (given) {
    if (!runs(given))
      throw new Error(`CHROME_PATH is ${given}, which cannot be run. Point it at a Chromium or unset it.`)
    return given
  }
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of names) if (folder && runs(path.join(folder, name))) return path.join(folder, name)
  }
  return places.find(runs)
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run: both mean "look further"
  }
}

function install(): boolean {
  return apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], 600)
}

function apt(args: readonly string[], seconds: number): boolean {
  return attempt('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], seconds)
}

function attempt(command: string, args: readonly string[], seconds: number): boolean {
  process.stderr.write(`> ${command} ${args.join(' ')}\n`)
  try {
    execFileSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: seconds * 1000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return true
  } catch {
    return false // its own words are on the screen already; the caller tries the next way
  }
}
