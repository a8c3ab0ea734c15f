import { may, openTo } from '@balcony/access'
import type { Compartment } from '@balcony/design'
import type { App, House } from '../context.ts'
import { membersOf } from '../designs/card.ts'
import type { HereNow } from './contract.ts'
import { hereNow, type Present } from './here.ts'

/** Who is in one's designs now, for the first page. */
export function addHere(app: App, { process, rooms, storage, keeper }: House): void {
  app.get('/api/here', async (c) => {
    const asker = c.get('asker')
    const inDesigns = Map.groupBy(
      rooms.present().filter(({ person }) => person !== asker.person),
      ({ compartment }) => compartment.split('/')[0] ?? '',
    )
    const found: HereNow[] = []
    for (const [design, all] of inDesigns) {
      const member = await keeper.member(asker, design)
      if (!member || !may(member, 'read', { design })) continue
      const open = new Set<string>(openTo(member))
      const present = all
        .map(
          ({ person, compartment, shows }): Present => ({
            person,
            compartment: (compartment.split('/')[1] ?? '') as Compartment,
            shows,
          }),
        )
        .filter(({ compartment }) => open.has(compartment))
      const people = (await membersOf(storage, design)).map(({ id, name, colour }) => ({ id, name, colour }))
      found.push(...hereNow(process, design, present, people))
    }
    return c.json(found satisfies readonly HereNow[])
  })
}
