import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
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
  'parties',
  'context',
  'coordination',
  'timeline',
  'review',
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
    for (const place of ['/account', '/self-check', '/people', '/journal']) {
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
    await page.getByRole('radio', { name: /^(On this device|على هذا الجهاز)/ }).focus()
    await page.keyboard.press('Space')
    await isFit(lead)
    const pages = page.getByRole('tab').nth(1)
    if (await pages.isVisible()) await pages.click()
    await expect(page.getByRole('button', { name: /^(Load it and print|حمّله واطبع)$/ })).toBeVisible()
    await isFit(lead)
  })
}

for (const { name, width, height, colorScheme, locale } of looks) {
  test(`[SCREEN1] what people say, wait for and agree to can be read by all and never scrolls sideways: ${name}`, async ({
    world,
  }) => {
    const options = { viewport: { width, height }, colorScheme, locale }
    const lead = await world.person(0)
    const planner = await world.person(1, options)
    const me = (await asks(planner.page, '/api/me')) as { id: string }
    await lead.openDesign()
    const design = `/api/designs/${new URL(lead.page.url()).pathname.split('/')[2]}`
    const anchor = { on: 'place', address: 'venues' }
    const said = { anchor, text: 'Is this name neutral?', mentions: [me.id], reach: 'partners' }
    const thread = (await asks(lead.page, `${design}/threads`, said)) as { id: string }
    await asks(planner.page, `/api/threads/${thread.id}/remarks`, { text: 'We say “institute” everywhere.' })
    await asks(lead.page, `/api/threads/${thread.id}/remarks`, { text: 'Then let us keep it.', act: 'decided' })
    await asks(lead.page, `/api/threads/${thread.id}/task`, { to: me.id, due: '2030-11-20' })
    const link = { name: 'Rosa', right: 'link-comment', days: 14, devices: 2, withCode: false }
    const { link: address } = (await asks(lead.page, `${design}/links`, link)) as { link: string }
    const { page } = planner

    // What waits, on the home page and on every other.
    await page.goto(`${world.server.origin}/`)
    await expect(page.getByRole('complementary').getByText('Is this name neutral?').first()).toBeVisible()
    await isFit(planner)
    await page.goto(`${world.server.origin}/d/${design.split('/')[3]}/comments#${thread.id}`)
    await expect(page.getByRole('article')).toContainText('Then let us keep it.')
    await isFit(planner)
    await page.getByRole('button', { name: /^(What waits for you|ما ينتظرك)/ }).click()
    await expect(page.getByRole('dialog')).toContainText('Maruvel')
    await isFit(planner)
    await page.goto(`${world.server.origin}/account`)
    await expect(page.locator('input[type=time]').first()).toBeVisible()
    await isFit(planner)

    // Versions with an agreement that does not hold any more, and the way back.
    const version = (await asks(lead.page, `${design}/versions`, {
      name: 'For both',
      note: 'After Geneva',
      kind: 'final',
    })) as {
      id: string
    }
    await asks(lead.page, `${design}/versions/${version.id}/ask`, { people: [me.id] })
    await asks(page, `${design}/versions/${version.id}/answer`, { answer: 'agreed', words: 'Good.' })
    await lead.goTo('Venues')
    await lead.write('Venues')
    await lead.page.keyboard.type('Neither side hosts. ')
    await expect(lead.save).toContainText('Saved')
    await page.goto(`${world.server.origin}/d/${design.split('/')[3]}/versions`)
    await page
      .getByRole('button', { name: /^For both/ })
      .first()
      .click()
    await expect(page.getByRole('main').locator('[data-change]').first()).toBeVisible()
    await isFit(planner)
    await page
      .getByRole('button', { name: /^(Restore this section…|إعادة هذا القسم…)$/ })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await isFit(planner)

    // The page of somebody without an account, from its door to a thread.
    const guest = await world.nobody(options)
    await guest.page.goto(address)
    await expect(guest.page.getByRole('textbox')).toBeVisible()
    await isFit(guest)
    await guest.page.getByRole('textbox').fill('Rosa Quispe')
    await guest.page.keyboard.press('Enter')
    // The door has a heading of its own: what is waited for is the thread.
    const ofThread = guest.page.getByRole('listitem').getByRole('button').first()
    await expect(ofThread).toBeVisible()
    await isFit(guest)
    await ofThread.click()
    await expect(guest.page.getByRole('dialog')).toBeVisible()
    await isFit(guest)
  })
}

for (const { name, width, height, colorScheme, locale } of looks) {
  test(`[SCREEN1] what leaves, what stops it and what is made final can be used by all and never scrolls sideways: ${name}`, async ({
    world,
  }) => {
    const lead = await world.person(0, { viewport: { width, height }, colorScheme, locale })
    const { page } = lead
    const dialog = page.getByRole('dialog')
    const button = (words: RegExp) => dialog.getByRole('button', { name: words }).first()
    /** On a phone the parts of a dialog stand behind tabs. */
    const part = async (index: number) => {
      await expect(
        dialog.getByRole('radio').or(dialog.getByRole('tab')).filter({ visible: true }).first(),
      ).toBeVisible()
      const tab = dialog.getByRole('tab').nth(index)
      if (await tab.isVisible()) await tab.click()
    }
    /** With the keyboard: the radio itself is not drawn. */
    const choose = async (index: number) => {
      await dialog.getByRole('radio').nth(index).focus()
      await page.keyboard.press('Space')
      await expect(dialog.getByRole('radio').nth(index)).toBeChecked()
    }
    await page
      .getByRole('link', { name: /Maruvel|ماروفيل/ })
      .first()
      .click()
    await expect(page.locator('[data-save-state=saved]').first()).toBeAttached()
    const design = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
    await page.goto(`${world.server.origin}${design}/context`)
    await page.locator('main [data-prose="context/narrative"]').click()
    const prose = page.locator('main [contenteditable=true]').first()
    await expect(prose).toBeFocused()
    await prose.press('Control+Home')
    await page.keyboard.type('Ask Dorsk’s cousin and Ilvane. ')
    await expect(page.locator('[data-save-state=saved]').first()).toBeAttached()

    // A name stops it; the code takes its place.
    await page.getByRole('button', { name: /^(Export|تصدير)$/ }).click()
    await part(2)
    await expect(button(/^(Replace with|استبدِل بـ)/)).toBeVisible()
    await isFit(lead)
    await button(/^(Replace with|استبدِل بـ)/).click()
    await expect(dialog.getByText(/SHA-256/)).toBeVisible()
    await isFit(lead)

    // One partner's own edition, with what the lead opens to it.
    await part(0)
    await choose(1)
    await dialog.locator('summary').first().click()
    await expect(dialog.getByRole('checkbox').first()).toBeVisible()
    await isFit(lead)

    // Made final: proposed, agreed to, given, withdrawn.
    await choose(0)
    await expect(dialog.getByText(/SHA-256/)).toBeVisible()
    await button(/^(Releases…|الإصدارات النهائية…)$/).click()
    await dialog.getByRole('textbox', { name: /^(Name of the version|اسم الصيغة)$/ }).fill('After the second round')
    await isFit(lead)
    await button(/^(Freeze it|جمّدها)/).click()
    await expect(button(/^(I agree|أوافق)/)).toBeVisible()
    await isFit(lead)
    await button(/^(I agree|أوافق)/).click()
    await button(/^(Note whom|دوّن لمن)/).click()
    await expect(dialog.getByRole('textbox').first()).toBeVisible()
    await isFit(lead)

    // Words that come in from a file.
    await page.goto(`${world.server.origin}${design}/venues`)
    await page.getByRole('button', { name: /^(Bring text into|إدخال نص إلى)/ }).click()
    await page.getByRole('menuitem', { name: 'Word' }).click()
    await expect(dialog.getByRole('heading').first()).toBeVisible()
    await isFit(lead)
  })
}

/** Asks the server as the person of a page would. */
async function asks(page: Page, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(
        path,
        body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
      )
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return answer.json()
    },
    [path, body] as const,
  )
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
  const whole = await axe(page).disableRules('heading-order').analyze()
  const ours = await axe(page).exclude('[data-prose]').exclude('[data-words]').withRules('heading-order').analyze()
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

function axe(page: Page): AxeBuilder {
  return (
    new AxeBuilder({ page })
      // React Aria's announcer keeps what it said for a while after the thing that it spoke of is gone.
      .exclude('[data-live-announcer]')
      // Only what shuts people out is told, by its HTML: a selector for everything that is well takes most of axe's time.
      .options({ resultTypes: ['violations'], selectors: false })
      // No frame of ours has another origin, so no second page is opened to bring the results together.
      .setLegacyMode(true)
  )
}
