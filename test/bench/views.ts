import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { Peer } from '../faults/peer.ts'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'
import { figure, type Group, share } from './table.ts'

/** How often each edit is made; the middle and the worst are told. */
const times = 12
/** The first warm the code up. */
const warm = 4
/** A page whose thread did nothing for so many looks in a row has drawn what a colleague wrote. */
const quietLooks = 4
const lookEvery = 40
/** Less than this between two looks is the looking itself, in milliseconds. */
const nothing = 0.4

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
  note: `Chromium’s own count of script, and of style and layout, in the thread’s own time, for one edit of another person; ${times} edits each.\nThe first rows are what every page does: the aim is that no view takes more than 16 ms beyond them.`,
  columns: ['view', 'edit', 'ms', 'worst', 'script ms', 'style, layout ms'],
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
  // The thread's own time: what others do on the machine meanwhile does not count.
  await devtools.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' })
  await devtools.send('Performance.enable')
  await devtools.send('Network.enable')
  const rows: string[][] = []
  for (const { view, place, edits } of views) {
    await page.goto(`${design}/${place}`)
    await page.getByRole('main').getByRole('heading').first().waitFor()
    await quiet(devtools)
    for (const [edit, make] of Object.entries(edits)) {
      const works: Work[] = []
      for (let round = 0; round < times + warm; round++) {
        const before = await quiet(devtools)
        const heard = new Promise<void>((resolve) => devtools.once('Network.webSocketFrameReceived', () => resolve()))
        make(peer, round)
        await heard
        const after = await quiet(devtools)
        if (round >= warm) works.push(between(before, after))
      }
      const of = (part: keyof Work, at: number) =>
        figure(
          share(
            works.map((work) => work[part]).toSorted((one, other) => one - other),
            at,
          ),
        )
      rows.push([view, edit, of('task', 0.5), of('task', 1), of('script', 0.5), of('layout', 0.5)])
    }
  }
  return rows
}

/** Milliseconds of the main thread, its own time. */
interface Work {
  readonly script: number
  /** Style and layout. */
  readonly layout: number
  /** All of it: script, style, layout, painting, and what is between them. */
  readonly task: number
}

function between(before: Work, after: Work): Work {
  return {
    script: after.script - before.script,
    layout: after.layout - before.layout,
    task: after.task - before.task,
  }
}

/** Resolves once the page does nothing any more, with what it has done so far. */
async function quiet(devtools: CDPSession): Promise<Work> {
  let last = await spent(devtools)
  for (let still = 0; still < quietLooks; ) {
    await wait(lookEvery)
    const now = await spent(devtools)
    still = now.task - last.task < nothing ? still + 1 : 0
    last = now
  }
  return last
}

async function spent(devtools: CDPSession): Promise<Work> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string) => (metrics.find((each) => each.name === name)?.value ?? 0) * 1_000
  return {
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    task: of('TaskDuration'),
  }
}
