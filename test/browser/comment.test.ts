import { expect, test } from './world.ts'

test('[STORY2] a reviewer comments on words and on a field, a planner answers and resolves; both see each other without loading again', async ({
  world,
}) => {
  const planner = await world.person(1)
  const reviewer = await world.person(3)
  for (const person of [planner, reviewer]) {
    await person.openDesign()
    await person.goTo('Venues')
  }

  // On words: the reviewer cannot write, but can select.
  const prose = reviewer.page.locator('[data-prose="venues/narrative"]')
  await expect(prose).not.toHaveAttribute('contenteditable', 'true')
  await select(prose, 'nobody should feel the guest of the other side')
  await reviewer.page.keyboard.press('Control+Alt+m')
  await say(reviewer.page, 'Did both sides say so, or do we hope it?')
  const card = (page: typeof planner.page) => page.getByRole('article').filter({ hasText: 'Did both sides say so' })
  await expect(card(planner.page)).toBeVisible()
  await expect(
    planner.page.locator('mark[data-thread]').filter({ hasText: 'nobody should feel the guest' }),
  ).toBeVisible()

  // The planner answers; the reviewer sees it.
  await card(planner.page).click()
  await card(planner.page).getByRole('textbox', { name: /reply/i }).fill('Both, in separate meetings.')
  await planner.page.keyboard.press('Control+Enter')
  await expect(card(reviewer.page)).toContainText('Both, in separate meetings.')

  // On a field.
  await reviewer.page.getByRole('grid', { name: 'Venues' }).getByText('A university institute').click()
  await reviewer.page.keyboard.press('Control+Alt+m')
  await say(reviewer.page, 'Is this label neutral enough?')
  const second = planner.page.getByRole('article').filter({ hasText: 'Is this label neutral enough?' })
  await expect(second).toBeVisible()

  // Words that move keep their thread.
  await planner.write('Venues')
  await planner.page.keyboard.press('Control+Home')
  await planner.page.keyboard.type('First things first. ')
  await expect(
    reviewer.page.locator('mark[data-thread]').filter({ hasText: 'nobody should feel the guest' }),
  ).toBeVisible()

  // Resolved for both, and still there to be read.
  await card(planner.page).click()
  await card(planner.page)
    .getByRole('button', { name: /resolve/i })
    .click()
  await expect(
    reviewer.page.locator('mark[data-thread]').filter({ hasText: 'nobody should feel the guest' }),
  ).toHaveCount(0)
})

async function say(page: import('@playwright/test').Page, words: string): Promise<void> {
  const box = page.getByRole('article', { name: 'New comment' }).getByRole('textbox')
  await box.fill(words)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: 'New comment' })).toHaveCount(0)
}

/** Selects words as a drag over them would. */
async function select(prose: import('@playwright/test').Locator, words: string): Promise<void> {
  await prose.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return
    }
    throw new Error(`the words are not there: ${wanted}`)
  }, words)
}
