import { expect, type Person, test } from './world.ts'

test('[STORY20] a review is written over a reload and sent at once; the planner answers, records a decision and resolves with it', async ({
  world,
}) => {
  const planner = await world.person(1)
  const reviewer = await world.person(3)
  for (const person of [planner, reviewer]) {
    await person.openDesign()
    await person.goTo('Venues')
  }
  const { page } = reviewer
  const cell = page.getByRole('grid', { name: 'Venues' }).getByText('A university institute')
  await cell.click()
  await page.keyboard.press('Control+Alt+m')
  const box = page.getByRole('article', { name: 'New comment' }).getByRole('textbox')
  await box.pressSequentially('Ask @')
  await page.getByRole('listbox', { name: 'People to mention' }).getByRole('option').first().waitFor()
  const name = (await page.getByRole('option').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await box.pressSequentially('whether this is neutral.')
  await expect(box).toHaveValue(`Ask @${name.trim()} whether this is neutral.`)

  // What is begun survives the page.
  await page.reload()
  await expect(page.getByRole('region', { name: 'Begun and not sent' })).toContainText('whether this is neutral.')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(box).toHaveValue(`Ask @${name.trim()} whether this is neutral.`)
  await page.getByRole('button', { name: 'Start a review' }).click()
  await page.getByRole('button', { name: 'Add to review' }).click()
  await page.getByRole('grid', { name: 'Venues' }).getByText('A university institute').click()
  await page.keyboard.press('Control+Alt+m')
  await box.fill('And how far is it?')
  await page.keyboard.press('Control+Enter')
  const tray = page.getByRole('region', { name: 'Your review' })
  await expect(tray).toContainText('2 comments, not sent yet')
  const card = (person: Person, words: string) => person.page.getByRole('article').filter({ hasText: words })
  await expect(card(planner, 'whether this is neutral')).toHaveCount(0)
  await tray.getByRole('button', { name: 'Send the review' }).click()
  await expect(tray).toHaveCount(0)
  await expect(card(planner, 'whether this is neutral')).toBeVisible()
  await expect(card(planner, 'And how far is it?')).toBeVisible()

  // The planner has seen it, decides, and resolves with the reason.
  const asked = card(planner, 'whether this is neutral')
  await asked.getByRole('button', { name: 'I have seen it' }).click()
  await expect(card(reviewer, 'whether this is neutral')).toContainText(/Seen by/)
  await asked.click()
  await asked.getByRole('textbox', { name: 'Reply' }).fill('We say “institute” everywhere.')
  await asked.getByRole('button', { name: 'Record as a decision' }).click()
  await asked.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(card(reviewer, 'whether this is neutral')).toContainText('Decided')
  await asked.getByRole('textbox', { name: 'Reply' }).fill('The label was agreed with both sides.')
  await asked.getByRole('button', { name: 'Resolve with this' }).click()
  await expect(card(reviewer, 'whether this is neutral')).toHaveCount(0)

  // All of it is found again on the page of the comments.
  await page
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('link', { name: /^Comments/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Comments', level: 1 })).toBeVisible()
  await page.getByRole('radio', { name: /^Resolved/ }).click()
  await page.locator('[data-row]').filter({ hasText: 'The label was agreed' }).click()
  await expect(page.getByRole('article')).toContainText('Resolved, because')
  await expect(page.getByRole('article')).toContainText('The label was agreed with both sides.')
  await page.getByRole('radio', { name: /^For you/ }).click()
  await expect(page.getByRole('article')).toContainText('And how far is it?')

  // What is said of the design as a whole has a place of its own, and says who reads it before it is sent.
  await page.getByRole('button', { name: 'Comment on the whole design' }).click()
  await expect(page.getByRole('heading', { name: 'Whole design' })).toBeVisible()
  const whole = page.getByRole('article', { name: 'New comment' })
  await expect(whole).toContainText(/The team reads this: .*Partners do not\./)
  await whole.getByRole('textbox').fill('Is this a dialogue or a negotiation?')
  await page.keyboard.press('Control+Enter')
  await expect(whole).toHaveCount(0)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Whole design/ }).click()
  await expect(page.getByRole('article')).toContainText('Is this a dialogue or a negotiation?')
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await page.getByRole('radio', { name: /^For you/ }).click()
  await page.locator('[data-row]').filter({ hasText: 'And how far is it?' }).click()

  // One changes one's own words, and takes them back: a trace stays.
  await page.getByRole('button', { name: 'More for this comment' }).click()
  await page.getByRole('menuitem', { name: 'Change the words' }).click()
  await page.getByRole('textbox', { name: 'Other words' }).fill('How far is it from the lake?')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(card(planner, 'How far is it from the lake?')).toContainText('edited')
  await page.getByRole('button', { name: 'More for this comment' }).click()
  await page.getByRole('menuitem', { name: 'Take it back' }).click()
  await expect(card(planner, 'Taken back')).toBeVisible()
  await expect(planner.page.getByText('How far is it')).toHaveCount(0)
})

test('[STORY21] words that are erased leave their thread with its quote, and it is put at other words', async ({
  world,
}) => {
  const planner = await world.person(1)
  await planner.openDesign()
  await planner.goTo('Venues')
  const { page } = planner
  const editor = await planner.write('Venues')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Neither side hosts. ')
  await editor.evaluate(selectWords, 'Neither side hosts.')
  await page.keyboard.press('Control+Alt+m')
  const box = page.getByRole('article', { name: 'New comment' }).getByRole('textbox')
  await box.fill('Who does, then?')
  await page.keyboard.press('Control+Enter')
  // Not the one in which it was written, which may close a moment later.
  const card = page.locator('[data-card]').filter({ hasText: 'Who does, then?' })
  await expect(card).toBeVisible()
  await editor.evaluate(selectWords, 'Neither side hosts.')
  await page.keyboard.press('Delete')
  await expect(card).toContainText('These words stood here until')
  await expect(card).toContainText('Neither side hosts.')
  await card.getByRole('button', { name: 'Put it at other words' }).click()
  await editor.evaluate(selectWords, 'nobody should feel the guest')
  await page.keyboard.press('Control+Alt+m')
  await expect(card).not.toContainText('These words stood here until')
  await expect(page.locator('mark[data-thread]').filter({ hasText: 'nobody should feel the guest' })).toBeVisible()

  // When these go, too, the thread leads to the design as it stood with them.
  await editor.evaluate(selectWords, 'nobody should feel the guest')
  await page.keyboard.press('Delete')
  await expect(card).toContainText('These words stood here until')
  await card.getByRole('button', { name: 'See it as it stood then' }).click()
  await expect(page.getByText(/^The design as it stood/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Venues', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('nobody should feel the guest')
})

/** Selects words as a drag over them would. */
function selectWords(element: Element, wanted: string): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(wanted) ?? -1
    if (at < 0) continue
    if (element instanceof HTMLElement) element.focus()
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + wanted.length)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    return
  }
  throw new Error(`the words are not there: ${wanted}`)
}
