import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, world } from '../testing/world.ts'
import { readWeb } from './files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-web-'))
const script = `export const words = ${JSON.stringify('peace '.repeat(1000))}`
const large = Buffer.alloc(3 * 2 ** 20, 7)
let here: World

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'))
  mkdirSync(path.join(folder, '.vite'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Balcony</title>')
  writeFileSync(path.join(folder, 'first-paint.js'), 'document.title')
  writeFileSync(path.join(folder, 'assets/typesetter-CqX81s_a.js'), 'addEventListener("message", print)')
  writeFileSync(path.join(folder, 'assets/program-CqX81s_b.wasm'), large)
  writeFileSync(path.join(folder, 'assets/index-BvX81s_a.js'), script)
  writeFileSync(path.join(folder, 'assets/index-BvX81s_a.js.map'), '{}')
  writeFileSync(path.join(folder, '.vite/manifest.json'), '{}')
  writeFileSync(path.join(folder, '..', 'balcony-outside.js'), 'secret')
  here = await world({ web: readWeb(folder) })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  rmSync(path.join(folder, '..', 'balcony-outside.js'))
  await here.close()
})

test('[PAGE1] places in the address bar get the page, which nobody keeps', async () => {
  for (const place of [
    '/',
    '/sign-in',
    '/account',
    '/self-check',
    '/people',
    '/journal',
    '/l/abcdefgh23456789',
    `/d/${here.design}`,
    `/d/${here.design}/venue/V1/name`,
    '/d/x/',
  ]) {
    const answer = await here.nobody.get(place)
    expect(answer.status, place).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toContain('<title>Balcony</title>')
  }
})

test('[PAGE1] hashed files may be kept for ever and travel small; others are asked for again', async () => {
  const answer = await here.nobody.get('/assets/index-BvX81s_a.js', { 'accept-encoding': 'gzip, br' })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(script)
  const plain = await here.nobody.get('/first-paint.js')
  expect(plain.headers.get('cache-control')).toBe('no-cache')
  const again = await here.nobody.get('/first-paint.js', { 'if-none-match': String(plain.headers.get('etag')) })
  expect(again.status).toBe(304)
})

test('[PAGE2] the worker that prints on the device may start a program, and no page or other script may', async () => {
  const policyOf = async (place: string) => (await here.nobody.get(place)).headers.get('content-security-policy') ?? ''
  const worker = await policyOf('/assets/typesetter-CqX81s_a.js')
  expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(worker).toContain("default-src 'none'")
  expect(worker).not.toContain("'unsafe-eval'")
  for (const place of ['/', `/d/${here.design}`, '/assets/index-BvX81s_a.js', '/first-paint.js', '/api/me']) {
    const policy = await policyOf(place)
    expect(policy, place).toContain("script-src 'self';")
    expect(policy, place).not.toContain('eval')
  }
})

test('[PAGE1] a large file comes whole, small over the line', async () => {
  const plain = await here.nobody.get('/assets/program-CqX81s_b.wasm')
  expect(plain.headers.get('content-type')).toBe('application/wasm')
  expect(Buffer.from(await plain.arrayBuffer()).equals(large)).toBe(true)
  const small = Buffer.from(
    await (await here.nobody.get('/assets/program-CqX81s_b.wasm', { 'accept-encoding': 'br' })).arrayBuffer(),
  )
  expect(small.length).toBeLessThan(1000)
  expect(brotliDecompressSync(small).equals(large)).toBe(true)
})

test('[PAGE1] nothing but the files of the application is served', async () => {
  const others = [
    '/assets/index-BvX81s_a.js.map',
    '/.vite/manifest.json',
    '/../balcony-outside.js',
    '/%2e%2e/balcony-outside.js',
  ]
  for (const place of [...others, '/assets/', '/index.htm', '//etc/passwd', '/d', '/designs']) {
    const answer = await here.nobody.get(place)
    expect(answer.status, place).toBe(404)
  }
})

test('[PAGE1] before the pages are built the address says how to build them', async () => {
  const bare = await world()
  const answer = await bare.nobody.get('/')
  expect(await answer.text()).toContain('npm start')
  await bare.close()
})
