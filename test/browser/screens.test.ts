import AxeBuilder from '@axe-core/playwright'
import { expect, type Person, test } from './world.ts'

const all = [
  'context',
  'parties',
  'venues',
  'sessions',
  'participants',
  'media',
  'coordination',
  'timeline',
  'run-sheet/S-PSW1',
  'review',
  'comments',
  'versions',
  'people-and-access',
  'journal',
  'venue/V1',
  'participant/O1',
]
/** The widths, colours and directions differ most where there is prose, a table, an agenda and a record. */
const some = [
  'versions',
  'venues',
  'comments',
  'sessions',
  'run-sheet/S-PSW1',
  'participant/O1',
  'people-and-access',
  'journal',
]

const looks = [
  { name: 'wide and light', width: 1440, height: 900, colorScheme: 'light', locale: 'en-GB' },
  { name: 'an old laptop, dark', width: 1366, height: 768, colorScheme: 'dark', locale: 'en-GB' },
  { name: 'a phone', width: 390, height: 844, colorScheme: 'light', locale: 'en-GB' },
  { name: 'Arabic, from right to left', width: 1440, height: 900, colorScheme: 'light', locale: 'ar' },
] as const

for (const { name, width, height, colorScheme, locale } of looks) {
  test(`[SCREEN1] every screen can be used by all and never scrolls sideways: ${name}`, async ({ world }) => {
    const stranger = await world.nobody({ viewport: { width, height }, colorScheme, locale })
    await stranger.page.goto(`${world.server.origin}/sign-in`)
    await expect(stranger.page.getByRole('heading', { level: 1 })).toBeVisible()
    await isFit(stranger)
    const lead = await world.person(0, { viewport: { width, height }, colorScheme, locale })
    const page = lead.page
    await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
    await isFit(lead)
    for (const place of ['/account', '/self-check']) {
      await page.goto(`${world.server.origin}${place}`)
      await expect(page.getByRole('main').getByRole('list').first()).toBeVisible()
      await isFit(lead)
    }
    await page.goto(`${world.server.origin}/`)
    await page
      .getByRole('link', { name: /Maruvel|ماروفيل/ })
      .first()
      .click()
    await expect(page.locator('[data-save-state=saved]').first()).toBeAttached()
    const design = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
    for (const section of name === looks[0].name ? all : some) {
      await page.goto(`${world.server.origin}${design}/${section}`)
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      await isFit(lead)
    }
    await page.getByRole('button', { name: /^(Export|تصدير)$/ }).click()
    await expect(page.getByRole('dialog').getByText(/SHA-256/)).toBeVisible()
    await isFit(lead)
  })
}

test('[SCREEN2] no page asks anything of anybody but our own server, and none shows a title in its tab or address', async ({
  world,
}) => {
  const lead = await world.person(0)
  const asked: string[] = []
  lead.page.on('request', (request) => asked.push(request.url()))
  lead.page.on('websocket', (socket) => asked.push(socket.url()))
  await lead.openDesign()
  for (const section of ['Venues', 'Participants', 'Sessions & agendas']) {
    await lead.goTo(section)
    expect(await lead.page.title()).toMatch(/^Basin hydrology seminar series/)
    expect(lead.page.url()).not.toMatch(/maruvel|dialogue|return/i)
  }
  expect(asked.length).toBeGreaterThan(3)
  const own = new URL(world.server.origin).host
  expect(asked.filter((url) => !url.startsWith('blob:') && new URL(url).host !== own)).toEqual([])
})

async function isFit(person: Person): Promise<void> {
  const { page } = person
  const [scroll, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect.soft(scroll, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(Number(width) + 1)
  // People choose the levels of the headings in their prose: those are theirs, all others are ours.
  const whole = await new AxeBuilder({ page }).disableRules('heading-order').analyze()
  const ours = await new AxeBuilder({ page }).exclude('[data-prose]').withRules('heading-order').analyze()
  const violations = [...whole.violations, ...ours.violations]
  const words = violations.map(
    (each) =>
      `${each.id}: ${each.help} (${each.nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' … ')})`,
  )
  expect.soft(words, `${page.url()} shuts people out`).toEqual([])
}
