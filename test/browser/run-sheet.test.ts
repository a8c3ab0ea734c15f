import { expect, test } from './world.ts'

for (const { name, locale, colorScheme, now, left } of [
  { name: 'English, light', locale: 'en-GB', colorScheme: 'light', now: 'Now', left: /minutes left/ },
  { name: 'Arabic, dark', locale: 'ar', colorScheme: 'dark', now: 'الآن', left: /^بقي/ },
] as const)
  test(`[RUN1] on the day of a session the run-sheet is at hand, and follows the clock without a connection: ${name}`, async ({
    world,
  }) => {
    const lead = await world.person(0, { viewport: { width: 390, height: 844 }, locale, colorScheme })
    const { page } = lead
    await page.goto(`${world.server.origin}/`)
    await page
      .getByRole('link', { name: /Maruvel|ماروفيل/ })
      .first()
      .click()
    await expect(page.locator('[data-save-state=saved]').first()).toBeAttached()
    const design = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
    await page.clock.setFixedTime(new Date('2027-03-23T10:05:00'))
    await page.goto(`${world.server.origin}${design}/sessions`)
    await page
      .getByRole('button', { name: /^(Show the outline|أظهر المخطط)$/ })
      .first()
      .click()
    await page.getByRole('link', { name: /^(Run-sheet of today|ورقة تسيير اليوم)$/ }).click()
    const standing = page.getByRole('region', { name: new RegExp(`^${now}`) })
    await expect(standing.getByText(left)).toBeVisible()
    const before = await standing.getByRole('article').first().getAttribute('aria-label')
    await page.context().setOffline(true)
    await page.clock.setFixedTime(new Date('2027-03-23T11:50:00'))
    await expect(standing.getByRole('article').first()).not.toHaveAttribute('aria-label', String(before))
    const card = page.locator('details').first()
    await card.locator('summary').click()
    await expect(card.locator('dd').first()).toBeVisible()
  })
