import { expect, test } from './world.ts'

const shots = process.env['SHOTS']

test('[PEOPLE1] a lead changes a role, opens a part to somebody, removes somebody; it shows at once on the other page', async ({
  world,
}) => {
  const [lead, planner] = [await world.person(0), await world.person(1)]
  await lead.openDesign()
  await planner.openDesign()
  await lead.page.getByRole('button', { name: 'Share', exact: true }).click()
  const page = lead.page
  await expect(page.getByRole('heading', { name: 'People and access', level: 1 })).toBeVisible()
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^More for/ }) })
    .nth(1)
  const name = (await row.getByRole('rowheader').locator('bdi').textContent()) ?? ''
  await row.getByRole('button', { name: new RegExp(`Role of ${name}`) }).click()
  await page.getByRole('option', { name: /^Reader/ }).click()
  await expect(row.getByRole('button', { name: /Role of/ })).toContainText('Reader')
  await expect(
    planner.page
      .getByRole('banner')
      .getByText(/You can read here/)
      .first(),
  ).toBeVisible()
  const legal = row.getByRole('button', { name: 'Legal' })
  const before = await legal.getAttribute('aria-pressed')
  await legal.click()
  await expect(legal).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true')
  if ((await row.getByRole('button', { name: 'Sealed' }).getAttribute('aria-pressed')) === 'false') {
    await row.getByRole('button', { name: 'Sealed' }).click()
    await page.getByRole('textbox', { name: 'Why this person needs it' }).fill('Takes over the liaison.')
    await page.getByRole('button', { name: 'Open it to this person' }).click()
    await expect(row.getByRole('button', { name: 'Sealed' })).toHaveAttribute('aria-pressed', 'true')
  }
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove from this design' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0)
  await expect(planner.page.getByText('This design is not open to you any more')).toBeVisible()
  await page.getByRole('link', { name: 'Journal' }).click()
  await expect(page.getByText('removed a member').first()).toBeVisible()
})

test('[PEOPLE2] a guest link is made for chosen sections, shown once, and closed', async ({ world }) => {
  const lead = await world.person(0)
  const { page } = lead
  await lead.openDesign()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'New guest link' }).click()
  await page.getByRole('textbox', { name: 'For' }).fill('Dr Hana Sato')
  await page.getByText('All shared sections').click()
  await page.getByRole('checkbox', { name: 'Approach' }).check({ force: true })
  await page.getByText('Needs a code as well').click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('textbox', { name: 'Guest link' })).toHaveValue(/\/l\/[a-z0-9]{16}#[\w-]{43}$/)
  await expect(page.getByText(/\d{6}$/)).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  const card = page.getByRole('region', { name: 'Dr Hana Sato' })
  await expect(card).toContainText('Approach')
  await card.getByRole('button', { name: /Close the link/ }).click()
  await expect(card).toContainText('Closed by')
})

test('[PEOPLE3] whoever does not lead sees what is closed to them, asks, and a lead opens it', async ({ world }) => {
  const [lead, reader] = [await world.person(0), await world.person(4)]
  await lead.openDesign()
  await reader.openDesign()
  await reader.page.getByRole('button', { name: 'People', exact: true }).click()
  await reader.page
    .getByRole('listitem')
    .filter({ hasText: 'Legal' })
    .getByRole('button', { name: 'Ask to open…' })
    .click()
  await reader.page.getByRole('textbox', { name: 'Why you need it' }).fill('I check the contracts.')
  await reader.page.getByRole('button', { name: 'Ask the leads' }).click()
  await expect(reader.page.getByText('Asked. The leads see it.')).toBeVisible()
  await lead.page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(lead.page.getByText('I check the contracts.')).toBeVisible()
  await lead.page.getByRole('button', { name: 'Open it', exact: true }).click()
  await expect(lead.page.getByText('I check the contracts.')).toHaveCount(0)
  await expect(reader.page.getByRole('listitem').filter({ hasText: 'Restrictions, screening' })).toHaveCount(0)
})

test('[PEOPLE4] a lead sees the design as a reader sees it, can change nothing there, and the look stands in the journal', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await lead.openDesign()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^More for/ }) })
    .last()
  const name = (await row.getByRole('rowheader').locator('bdi').textContent()) ?? ''
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'View as this person' }).click()
  await expect(page.getByText(`You see this design as ${name} sees it (Reader)`)).toBeVisible()
  const theirs = page.getByRole('navigation', { name: `Outline of ${name}` })
  await expect(theirs.getByText('Sealed file')).toHaveCount(0)
  await theirs.getByText('Venues', { exact: true }).click()
  await expect(page.getByRole('main').getByRole('heading', { name: 'Venues', level: 1 })).toBeVisible()
  await expect(page.getByRole('main').locator('[contenteditable=true]')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('button', { name: /^(Add|New) / })).toHaveCount(0)
  if (shots) await page.screenshot({ path: `${shots}/view-as.png` })
  await page.getByRole('button', { name: 'Stop looking' }).click()
  await page.getByRole('link', { name: 'Journal' }).click()
  await expect(page.getByText('looked at this design as somebody else sees it').first()).toBeVisible()
})

test('[PEOPLE5] who looks after the workspace signs somebody out and closes their account from its page: the open page of that person closes, and it stands in the journal', async ({
  world,
}) => {
  const [lead, planner] = [await world.person(0), await world.person(1)]
  await planner.openDesign()
  const { page } = lead
  const menu = page.getByRole('banner').getByRole('button', { name: /language, colours, sign out/ })
  await menu.click()
  await page.getByRole('menuitem', { name: 'People of the workspace' }).click()
  const row = page.getByRole('main').getByRole('listitem').nth(1)
  await expect(row).toContainText('device signed in')
  await expect(row.getByRole('link')).toBeVisible()
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Close the account…' }).click()
  await page.getByRole('button', { name: 'Close the account' }).click()
  await expect(row).toContainText('closed')
  await expect(row).not.toContainText('device signed in')
  await expect(planner.page.getByText('You are signed out').first()).toBeVisible()
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Open the account again' }).click()
  await expect(row).not.toContainText('closed')
  await page.getByRole('main').getByRole('link', { name: 'Journal of the workspace' }).click()
  await expect(page.getByText('closed an account')).toBeVisible()
  await expect(page.getByText('opened an account again')).toBeVisible()
})

if (shots)
  test('pictures of the pages, for people who look at them', async ({ world }) => {
    const { page } = await world.person(0)
    await page
      .getByRole('link', { name: /Maruvel/ })
      .first()
      .click()
    await expect(page.locator('[data-save-state=saved]').first()).toBeAttached()
    const design = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
    for (const [look, width, theme, language] of [
      ['phone', 390, 'light', 'en'],
      ['dark', 1440, 'dark', 'en'],
      ['arabic', 1440, 'light', 'ar'],
      ['arabic-phone', 390, 'dark', 'ar'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(
        (preferences) => localStorage.setItem('balcony.preferences', preferences),
        JSON.stringify({ theme, language }),
      )
      for (const place of ['people-and-access', 'journal']) {
        await page.goto(`${world.server.origin}${design}/${place}`)
        await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
        if (place === 'people-and-access') {
          await page.locator('aside button').first().click()
          await expect(page.locator('form').last()).toBeVisible()
        }
        await page.screenshot({ path: `${shots}/${place}-${look}.png`, fullPage: true })
      }
    }
  })
