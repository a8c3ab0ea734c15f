import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { type Workspace, WorkspaceProvider } from '../workspace.tsx'
import { SearchPalette } from './SearchPalette.tsx'

const did: string[] = []

async function show(options: Parameters<World['sit']>[1] = {}): Promise<Workspace> {
  did.length = 0
  const { workspace } = new World().sit('nadia', { go: (address) => void did.push(`go ${address}`), ...options })
  await render(
    <Page>
      <WorkspaceProvider workspace={workspace}>
        <SearchPalette
          address="context"
          commands={[{ id: 'export', label: 'Export', act: () => void did.push('export') }]}
          onClose={() => void did.push('close')}
          onRemark={() => void did.push('remark')}
        />
      </WorkspaceProvider>
    </Page>,
  )
  return workspace
}

test('[LOOK7] one types, sees the words where they stand, and Enter goes there', async () => {
  await show()
  await userEvent.keyboard('fallback venue pell')
  await expect.element(page.getByRole('option', { name: /Pell Ford/ }).first()).toBeVisible()
  expect(document.querySelector('mark')?.textContent?.toLowerCase()).toMatch(/fallback|venue|pell/)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(did[0]).toBe('close')
  expect(did[1]).toMatch(/^go \w+\//)
})

test('[LOOK7] sections and commands are found by name, and Escape closes whatever was typed', async () => {
  await show()
  await userEvent.keyboard('venu')
  await expect.element(page.getByRole('option', { name: /Venues$/ }).first()).toBeVisible()
  await userEvent.keyboard('{Control>}a{/Control}expo')
  await expect.element(page.getByRole('option', { name: 'Export' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(did).toEqual(['close', 'export'])
  await userEvent.keyboard('{Escape}')
  expect(did.at(-1)).toBe('close')
})

test('[LOOK7] markup that somebody wrote is shown as words, and no hit is said in words', async () => {
  const { live } = await show()
  live.edit({ do: 'write', address: 'venue/V1/name', text: '<img src=x> quinoa' })
  await userEvent.keyboard('quinoa')
  await expect.element(page.getByRole('option', { name: /<img src=x> quinoa/ }).first()).toBeVisible()
  expect(document.querySelector('[role="option"] img[src]')).toBeNull()
  await userEvent.keyboard(' nowhere')
  await expect.element(page.getByText(/Nothing that you may read answers/)).toBeVisible()
})
