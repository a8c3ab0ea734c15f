import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { Peer } from '../faults/peer.ts'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'
import { figure, type Group, share } from './table.ts'
import { now, Trace, type Work } from './trace.ts'

/** How often each edit is made; the middle and the worst are told. */
const times = 12
/** The first warm the code up. */
const warm = 4
/** By then a page has drawn what a colleague wrote, also on a busy machine. */
const drawnAfter = 300

type Edit = (peer: Peer, round: number) => void

const set =
  (address: string, ...values: readonly unknown[]): Edit =>
  ({ doc }, round) =>
    void doc.getMap('values').set(address, values[round % values.length])

const type =
  (address: string): Edit =>
  ({ doc }) =>
    doc.getText(address).insert(0, 'x')

/** Each view, with an edit of a record that it shows; and the page without any view, for comparison. */
const views: readonly {
  readonly view: string
  readonly place: string
  readonly edits: Readonly<Record<string, Edit>>
}[] = [
  {
    view: 'a section without a view',
    place: 'approach',
    edits: {
      'a letter elsewhere': type('context/whyUs'),
      'a record elsewhere': set('venue/V1/accommodation', 26, 12),
    },
  },
  {
    view: 'agenda',
    place: 'sessions',
    edits: {
      'a block’s length': set('block/S-PM1-d1-01/duration', 15, 20),
      'a letter elsewhere': type('context/whyUs'),
    },
  },
  {
    view: 'run-sheet',
    place: 'run-sheet/S-PSW1',
    edits: {
      'a block’s length': set('block/S-PSW1-d1-01/duration', 15, 20),
      'a letter elsewhere': type('context/whyUs'),
    },
  },
  {
    view: 'venue comparison',
    place: 'venues',
    edits: { 'a venue’s beds': set('venue/V1/accommodation', 26, 12), 'a letter elsewhere': type('context/whyUs') },
  },
  {
    view: 'participant balance',
    place: 'participants',
    edits: {
      'a person’s age': set('participant/O1/ageBand', '55-64', '45-54'),
      'a letter elsewhere': type('context/whyUs'),
    },
  },
  {
    view: 'coordination map',
    place: 'coordination',
    edits: { 'an activity’s end': set('activity/A1/to', '2021', '2020'), 'a letter elsewhere': type('context/whyUs') },
  },
  {
    view: 'timeline',
    place: 'timeline',
    edits: {
      'a session’s day': set('session/S-PM1/startsOn', '2027-03-03', '2027-03-02'),
      'a letter elsewhere': type('context/whyUs'),
    },
  },
  {
    view: 'relation map',
    place: 'parties',
    edits: {
      'a relation’s kind': set('relation/R4/kind', 'violent', 'broken'),
      'a party’s power (laid out anew)': set('party/P4/powerRank', 4, 3),
      'a letter elsewhere': type('context/whyUs'),
    },
  },
  {
    view: 'problem tree',
    place: 'context',
    edits: { 'a cause': set('factor/F8/causes/F4', true, null), 'a letter in the same section': type('context/whyUs') },
  },
]

export const charts: Group = {
  title: 'Work of the page’s main thread when a colleague changes the demo case, by the view that is open',
  note: `From Chromium’s trace, in the thread’s own time, so that others on the machine do not count: everything the thread did for one edit of\nanother person, and its longest task; ${times} edits each. The first rows are what every page does; the aim is 16 ms for a view.`,
  columns: ['view', 'edit', 'ms', 'worst', 'script', 'longest task', 'worst'],
  async measure() {
    const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
    const server = await ServerProcess.start({ data, port: await freePort() })
    const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium'
    const browser = await chromium.launch({ executablePath })
    try {
      const [lead, planner] = server.links
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${server.origin}/sign-in#${lead}`)
      await page.waitForURL(`${server.origin}/`)
      const href = await page.getByRole('link', { name: /^Maruvel/ }).getAttribute('href')
      const design = href?.split('/')[2] ?? ''
      const peer = new Peer(await Person.signIn(server.origin, planner ?? ''), `${design}/core`)
      await peer.connect()
      return await measureOn(page, peer, `${server.origin}/d/${design}`)
    } finally {
      await browser.close()
      await server.kill()
      rmSync(data, { recursive: true })
    }
  },
}

async function measureOn(page: Page, peer: Peer, design: string): Promise<string[][]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const rows: string[][] = []
  for (const { view, place, edits } of views) {
    await page.goto(`${design}/${place}`)
    await page.getByRole('main').getByRole('heading').first().waitFor()
    await wait(3 * drawnAfter)
    for (const [edit, make] of Object.entries(edits)) {
      const trace = await Trace.start(page)
      const begun: number[] = []
      for (let round = 0; round < times + warm; round++) {
        const heard = new Promise<void>((resolve) => devtools.once('Network.webSocketFrameReceived', () => resolve()))
        begun.push(now())
        make(peer, round)
        await heard
        await wait(drawnAfter)
      }
      begun.push(now())
      const works = (await trace.end()).between(begun).slice(warm)
      const of = (part: keyof Work, at: number) =>
        figure(
          share(
            works.map((work) => work[part]).toSorted((one, other) => one - other),
            at,
          ),
        )
      rows.push([view, edit, of('all', 0.5), of('all', 1), of('script', 0.5), of('longest', 0.5), of('longest', 1)])
    }
  }
  return rows
}
