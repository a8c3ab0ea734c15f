import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import ProblemTree from './ProblemTree.tsx'
import RelationMap from './RelationMap.tsx'

async function open(View: () => React.ReactNode, inlineSize = 1000) {
  const went: string[] = []
  const seat = new World().sit('nadia', { go: (address) => went.push(address) })
  await render(
    <Page>
      <div style={{ inlineSize }}>
        <WorkspaceProvider workspace={seat.workspace}>
          <View />
        </WorkspaceProvider>
      </div>
    </Page>,
  )
  return { live: seat.workspace.live, went }
}

test('[RELATE2] the map and the list say who stands where to whom; a key on a party opens it', async () => {
  const { went } = await open(RelationMap)
  const party = page.getByRole('button', { name: /^Oshari Highland Council/ })
  await expect.element(party).toBeVisible()
  const element = party.element()
  if (element instanceof SVGElement) element.focus()
  await userEvent.keyboard('{Enter}')
  expect(went).toEqual(['party/P2'])
  await page.getByRole('button', { name: /^Dominates: from Tavenn Home Guard to Lisk Marsh/ }).click()
  expect(went.at(-1)).toBe('relation/R6')
  await page.getByRole('radio', { name: 'List' }).click()
  const of = page.getByRole('list', { name: 'Relations of Lisk Marsh Displaced Families Committee' })
  await of.getByRole('button', { name: 'Dominates: from Tavenn Home Guard' }).click()
  expect(went.at(-1)).toBe('relation/R6')
})

test('[RELATE2] what a colleague writes is drawn, and parties stay where they are while only words change', async () => {
  const world = new World()
  const [mine, theirs] = [world.sit('nadia'), world.sit('tomasz')]
  await render(
    <Page>
      <div style={{ inlineSize: 1000 }}>
        <WorkspaceProvider workspace={mine.workspace}>
          <RelationMap />
        </WorkspaceProvider>
      </div>
    </Page>,
  )
  const union = page.getByRole('button', { name: /^Tavenni Lowland Farmers/ })
  await expect.element(union).toBeVisible()
  const place = () => union.element().querySelector('rect')?.getAttribute('x')
  const before = place()
  const { live } = theirs.workspace
  live.edit({ do: 'set', address: 'relation/R4/kind', value: 'violent' })
  await expect.element(page.getByRole('button', { name: /^Violent: Tavenni Lowland Farmers’ Union and/ })).toBeVisible()
  live.edit({ do: 'set', address: 'party/P4/role', value: 'third_party' })
  await expect.element(page.getByRole('button', { name: /^Tavenni Lowland .*Third party/ })).toBeVisible()
  expect(before).toBeTruthy()
  expect(place()).toBe(before)
  live.edit({ do: 'remove', table: 'party', id: 'P4' })
  await expect.element(union).not.toBeInTheDocument()
})

test('[RELATE2] a new cause is drawn at once, and a press on a factor opens it', async () => {
  const { live, went } = await open(ProblemTree)
  await expect.element(page.getByRole('button', { name: /^Release decisions are opaque/ })).toBeVisible()
  const arrows = () => document.querySelectorAll('path[marker-end]').length
  await expect.poll(arrows).toBe(8)
  live.edit({ do: 'set', address: 'factor/F8/causes', value: ['F4'] })
  await expect.poll(arrows).toBe(9)
  await page.getByRole('button', { name: /^Release decisions are opaque/ }).click()
  expect(went).toEqual(['factor/F1'])
})

test('[RELATE2] on a phone the list of factors comes first', async () => {
  await open(ProblemTree, 390)
  const roots = page.getByRole('list', { name: 'Root causes' })
  await expect.element(roots.getByText(/causes: .*Young men/).first()).toBeVisible()
})
