import { compartments, type Row } from '@balcony/design'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

test('[MANY1] of many venues the first stand side by side, and how many are left is said', async () => {
  const venue = Array.from({ length: 60 }, (_, at): Row => ({ id: `v${at}`, values: { name: `Hall ${at}` } }))
  const world = new World({ open: compartments, sections: {}, tables: { venue } })
  await render(
    <Page>
      <Playground world={world} person="nadia" at="venues" />
    </Page>,
  )
  const comparison = page.getByRole('table', { name: 'Venue comparison' })
  await expect.element(comparison).toBeInTheDocument()
  expect(comparison.element().querySelectorAll('thead th')).toHaveLength(25)
  await expect.element(page.getByText(/^36 more venues/)).toBeInTheDocument()
})
