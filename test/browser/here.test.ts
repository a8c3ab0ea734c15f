import { expect, test } from './world.ts'

test('[HERE1] [HERE2] the first page says who is in which design now and where, and Join goes there', async ({
  world,
}) => {
  const lead = await world.person(0)
  const planner = await world.person(1)
  const aside = lead.page.getByRole('region', { name: 'Here now' })
  await expect(lead.page.getByRole('link', { name: /^Maruvel/ })).toBeVisible()
  await expect(aside).toHaveCount(0)
  await planner.openDesign()
  await planner.goTo('Venues')
  await expect(aside.getByText(/Maruvel Basin .* Venues$/)).toBeVisible()
  await aside.getByRole('link', { name: /^Join / }).click()
  await expect(lead.page.getByRole('heading', { name: 'Venues', level: 1 })).toBeVisible()
  await planner.page.goto(`${world.server.origin}/account`)
  await lead.page.goto(`${world.server.origin}/`)
  await expect(lead.page.getByRole('link', { name: /^Maruvel/ })).toBeVisible()
  await expect(aside).toHaveCount(0)
})
