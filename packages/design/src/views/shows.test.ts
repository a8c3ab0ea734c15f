import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Snapshot } from '../index.ts'
import { activityMap, balanceOf, clashesIn, compareVenues, problemTree, shows, timelineOf } from './index.ts'

const read = importDesign(process, demoCase)
if (!read.ok) throw new Error('the demo case is read')
const demo = read.value.snapshot

const views: Readonly<Record<keyof typeof shows, (snapshot: Snapshot) => unknown>> = {
  clashes: clashesIn,
  tree: problemTree,
  balance: (snapshot) => [
    balanceOf(snapshot, { is: 'all' }),
    balanceOf(snapshot, { is: 'session', id: 'S-PSW1' }),
    balanceOf(snapshot, { is: 'component', id: 'C1' }),
  ],
  timeline: timelineOf,
  map: (snapshot) => activityMap(snapshot, '2027-01-15'),
  venues: (snapshot) => [compareVenues(snapshot), compareVenues(snapshot, 'S-PSW1')],
}

/** Notes which tables and sections are looked at. */
function watched(seen: Set<string>): Snapshot {
  const noting = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) => {
        if (typeof name === 'string') seen.add(name)
        return Reflect.get(target, name)
      },
      ownKeys: () => {
        throw new Error('a view looks at all tables: then it cannot say which it shows')
      },
    })
  return { open: demo.open, sections: noting(demo.sections), tables: noting(demo.tables) }
}

for (const [name, view] of Object.entries(views))
  test(`[VIEW15] what a view looks at is what it says that it shows: ${name}`, () => {
    const seen = new Set<string>()
    view(watched(seen))
    expect(seen.size).toBeGreaterThan(0)
    const said: readonly string[] = shows[name as keyof typeof shows]
    expect([...seen].filter((each) => !said.includes(each))).toEqual([])
    for (const table of said) expect(process.tables[table], table).toBeDefined()
  })
