import { compartments, type ProseDoc, type Snapshot } from '@balcony/design'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import * as Y from 'yjs'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { type Seat, World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import { EarlyKeys } from './early-keys.ts'
import ProseEditor from './ProseEditor.tsx'
import { ProseField } from './ProseField.tsx'

const address = 'venues/narrative'
const words = (...paragraphs: string[]): ProseDoc => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

function worldOf(narrative: ProseDoc): World {
  const snapshot: Snapshot = { open: compartments, sections: { venues: { narrative } }, tables: {} }
  return new World(snapshot)
}

async function show(...seats: readonly (readonly [Seat, string])[]) {
  await render(
    <Page>
      {seats.map(([seat, label]) => (
        <WorkspaceProvider key={label} workspace={seat.workspace}>
          <ProseField address={address} label={label} />
        </WorkspaceProvider>
      ))}
    </Page>,
  )
}

const box = (label: string) => page.getByRole('textbox', { name: label })
const isEditor = (label: string) => expect.poll(() => box(label).element().classList.contains('ProseMirror')).toBe(true)
const textOf = (seat: Seat) => seat.workspace.live.prose(address).toString()

test('[PROSE8] mounting an editor writes nothing, moves no line and draws the same', async () => {
  const world = worldOf({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Where' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'bold', marks: [{ type: 'bold' }, { type: 'withheld' }] }] },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }],
      },
      {
        type: 'taskList',
        content: [
          {
            type: 'taskItem',
            attrs: { checked: true },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'done' }] }],
          },
        ],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'cell' }] }] },
            ],
          },
        ],
      },
      {
        type: 'decision',
        attrs: { date: '2027-02-12' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'We meet in June.' }] }],
      },
      { type: 'paragraph' },
    ],
  })
  const nadia = world.sit('nadia')
  await show([nadia, 'Venues'])
  let written = 0
  nadia.docs.get('core')?.on('update', () => {
    written += 1
  })
  const before = box('Venues').element()
  const shape = outline(before)
  const heights = lines(before)
  await box('Venues').click({ position: { x: 40, y: 10 } })
  await isEditor('Venues')
  const after = box('Venues').element()
  expect(outline(after)).toEqual(shape)
  expect(lines(after)).toEqual(heights)
  expect(written).toBe(0)
})

test('[BIND3] an older client deletes nothing of what a newer one wrote, and shows its words', async () => {
  const world = worldOf(words('known words'))
  const nadia = world.sit('nadia')
  const newer = world.sit('leila')
  write(newer, 'whiteboard', 'drawn by a newer client')
  const before = textOf(newer)
  await show([nadia, 'Venues'])
  await expect.element(page.getByText('drawn by a newer client')).toBeVisible()
  await box('Venues').click()
  await expect.element(page.getByText(/newer version of Balcony/)).toBeVisible()
  expect(textOf(nadia)).toBe(before)
  expect(textOf(newer)).toBe(before)
})

test('[BIND3] a bound editor lets go when a newer client writes, and deletes nothing', async () => {
  const world = worldOf(words('known words'))
  const nadia = world.sit('nadia')
  const newer = world.sit('leila')
  await show([nadia, 'Venues'])
  await box('Venues').click()
  await isEditor('Venues')
  write(newer, 'whiteboard', 'drawn by a newer client')
  await expect.element(page.getByText(/newer version of Balcony/)).toBeVisible()
  await expect.element(page.getByText('drawn by a newer client')).toBeVisible()
  expect(textOf(newer)).toContain('whiteboard')
  expect(textOf(nadia)).toBe(textOf(newer))
})

test('[PROSE9] two people who type in the same paragraph at once end with the same text and all words', async () => {
  const world = worldOf(words('The house by the lake.'))
  const nadia = world.sit('nadia')
  const leila = world.sit('leila')
  await show([nadia, 'Nadia'], [leila, 'Leila'])
  await box('Nadia').click()
  await isEditor('Nadia')
  await box('Leila').click()
  await isEditor('Leila')
  world.held = true
  for (const [label, typed] of [
    ['Nadia', 'One two three'],
    ['Leila', 'four five six'],
    ['Nadia', ' seven'],
  ] as const) {
    await box(label).click()
    await userEvent.keyboard(typed)
  }
  world.held = false
  world.deliver()
  expect(textOf(nadia)).toBe(textOf(leila))
  await expect.poll(() => drawn('Nadia')).toBe(drawn('Leila'))
  expect(drawn('Nadia')).toBe(
    nadia.workspace.live
      .prose(address)
      .toString()
      .replace(/<[^>]*>/g, ''),
  )
  for (const one of ['One two three', 'four five six', ' seven']) expect(textOf(nadia)).toContain(one)
})

test('[STEP1] undo goes through words and values in their order, also when the editor has gone', async () => {
  const world = worldOf(words('Start'))
  const nadia = world.sit('nadia')
  const { live } = nadia.workspace
  const screen = await render(
    <Page>
      <WorkspaceProvider workspace={nadia.workspace}>
        <ProseField address={address} label="Venues" />
      </WorkspaceProvider>
    </Page>,
  )
  await box('Venues').click()
  await isEditor('Venues')
  await userEvent.keyboard('{End} and more')
  expect(textOf(nadia)).toContain('and more')
  live.undo.cut()
  live.edit({ do: 'set', address: 'venues/due', value: '2027-04-24' })
  await screen.unmount()
  expect(live.undo.undo()).toBe(true)
  expect(live.value('venues/due')).toBeUndefined()
  expect(textOf(nadia)).toContain('and more')
  expect(live.undo.undo()).toBe(true)
  expect(textOf(nadia)).not.toContain('and more')
  expect(live.undo.redo()).toBe(true)
  expect(textOf(nadia)).toContain('and more')
})

test('[PROSE5] the slash menu filters, is walked with arrows and puts the block in the place of the slash', async () => {
  const world = worldOf(words('Start'))
  const nadia = world.sit('nadia')
  await show([nadia, 'Venues'])
  await box('Venues').click()
  await isEditor('Venues')
  await userEvent.keyboard('{End}{Enter}/')
  await expect.element(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible()
  await userEvent.keyboard('dec')
  await expect.element(page.getByRole('option', { name: 'Decision record' })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}We meet in June')
  expect(textOf(nadia)).toMatch(/<decision date="[\d-]+"><paragraph>We meet in June<\/paragraph><\/decision>/)
  expect(textOf(nadia)).not.toContain('>/')
})

test('[PROSE6] pasted pictures, styles and classes do not come in; words and structure do', async () => {
  const world = worldOf(words('Start'))
  const nadia = world.sit('nadia')
  await show([nadia, 'Venues'])
  await box('Venues').click()
  await isEditor('Venues')
  const data = new DataTransfer()
  data.setData(
    'text/html',
    '<p class="x" style="color:red">plain <span style="font-weight:700">strong</span><img src="https://tracker.example/p.gif"></p><ul><li>point</li></ul><a href="javascript:alert(1)">trap</a>',
  )
  box('Venues')
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  const written = textOf(nadia)
  expect(written).toContain('<bold>strong</bold>')
  expect(written).toContain('bulletlist')
  expect(written).toContain('trap')
  for (const gone of ['tracker', 'color', 'javascript', 'class']) expect(written).not.toContain(gone)
})

test('[COMMENT1] who may not write comments on words of the static text, and nothing is written into it', async () => {
  const world = worldOf(words('Nobody should feel like a guest.'))
  await render(
    <Page>
      <Playground world={world} person="henrik" at="venues" options={{ mayWrite: () => false }} />
    </Page>,
  )
  const seat = world.seats[0]
  if (!seat) throw new Error('nobody sat down')
  const before = textOf(seat)
  await page.getByText(/Nobody should feel/).click()
  const letters = page.getByText(/Nobody should feel/).element().firstChild
  if (letters) document.getSelection()?.setBaseAndExtent(letters, 7, letters, 18)
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}')
  await userEvent.keyboard('Who is “nobody”?{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('should feel', { exact: true })).toHaveAttribute('data-thread')
  const [thread] = seat.workspace.threads.list()
  expect(thread?.anchor).toMatchObject({ on: 'words', address, quote: { exact: 'should feel', before: 'Nobody ' } })
  expect(textOf(seat)).toBe(before)
})

function write(seat: Seat, node: string, text: string): void {
  const element = new Y.XmlElement(node)
  const content = new Y.XmlText()
  content.insert(0, text)
  element.insert(0, [content])
  const fragment = seat.workspace.live.prose(address)
  fragment.insert(fragment.length, [element])
}

/** The words in an editor, without the names on others' carets. */
function drawn(label: string): string {
  const copy = box(label).element().cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const caret of copy.querySelectorAll('[data-caret]')) caret.remove()
  return copy.textContent ?? ''
}

/** Elements and their own words, without what only one of the two renderings needs. */
function outline(element: Element): unknown {
  return [...element.children]
    .filter((child) => !child.matches('br, .ProseMirror-separator, label > span'))
    .map((child) => [child.tagName, outline(child)])
}

function lines(element: Element): readonly number[] {
  const { top } = element.getBoundingClientRect()
  return [...element.querySelectorAll('p, h2, li, td, section')].map((line) =>
    Math.round(line.getBoundingClientRect().top - top),
  )
}

test('[PROSE10] what is typed before the editor is there is written when it comes, and once', async () => {
  const world = worldOf(words('It begins.'))
  const seat = world.sit('nadia')
  const early = new EarlyKeys()
  for (const key of [...' Typed', 'Backspace', 'd', 'Enter', ...'early']) {
    expect(early.keep({ key, ctrlKey: false, metaKey: false, altKey: false })).toBe(true)
  }
  expect(early.keep({ key: 'b', ctrlKey: true, metaKey: false, altKey: false })).toBe(false)
  expect(early.keep({ key: 'Tab', ctrlKey: false, metaKey: false, altKey: false })).toBe(false)
  const open = (key: string) => (
    <ProseEditor
      key={key}
      address={address}
      label="Amal"
      placeholder=""
      start="end"
      early={early}
      onFault={() => {}}
      onGone={() => {}}
    />
  )
  const page = (key: string) => (
    <Page>
      <WorkspaceProvider workspace={seat.workspace}>{open(key)}</WorkspaceProvider>
    </Page>
  )
  const { rerender } = await render(page('first'))
  await expect.poll(() => textOf(seat)).toContain('early')
  await rerender(page('second'))
  expect(textOf(seat)).toBe('<paragraph>It begins. Typed</paragraph><paragraph>early</paragraph>')
})

test('[PROSE12] a caret that has just been moved stays there when a change of somebody else arrives in the same moment', async () => {
  const world = worldOf(words('The house stands.'))
  const [nadia, leila] = [world.sit('nadia'), world.sit('leila')]
  await show([nadia, 'nadia'])
  await userEvent.click(box('nadia'))
  await isEditor('nadia')
  await userEvent.keyboard('{End}')
  const text = document.querySelector('.ProseMirror p')?.firstChild
  if (!text) throw new Error('the text is drawn')
  // What Home does: the browser moves the caret at once and says so later.
  getSelection()?.collapse(text, 0)
  const paragraph = leila.workspace.live.prose(address).get(0) as Y.XmlElement
  const theirs = paragraph.get(0) as Y.XmlText
  theirs.insert(theirs.length, ' Still.')
  expect(textOf(nadia)).toContain('Still.')
  await userEvent.keyboard('See: ')
  await expect.poll(() => textOf(leila)).toContain('See: The house stands. Still.')
})

test('[PROSE12] Enter in the same moment as a move of the caret breaks the line where the caret is', async () => {
  const world = worldOf(words('The house stands.'))
  const nadia = world.sit('nadia')
  await show([nadia, 'nadia'])
  await userEvent.click(box('nadia'))
  await isEditor('nadia')
  const text = document.querySelector('.ProseMirror p')?.firstChild
  if (!text) throw new Error('the text is drawn')
  // What Control and Home do: the browser moves the caret at once and says so later, after the next key.
  getSelection()?.collapse(text, 0)
  text.parentElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }),
  )
  const lines = () => [...document.querySelectorAll('.ProseMirror p')].map((line) => line.textContent)
  await expect.poll(lines).toEqual(['', 'The house stands.'])
})
