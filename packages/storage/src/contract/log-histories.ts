import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entry, type OpenEmpty, withDesign } from './world.ts'

type Step =
  | { readonly do: 'append'; readonly texts: readonly { readonly in: 'core' | 'people'; readonly text: string }[] }
  | { readonly do: 'compact'; readonly in: 'core' | 'people'; readonly upto: number }
  | { readonly do: 'reopen' }

const compartment = fc.constantFrom('core' as const, 'people' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      texts: fc.array(fc.record({ in: compartment, text: fc.string({ minLength: 1, maxLength: 40 }) }), {
        maxLength: 8,
      }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('compact' as const), in: compartment, upto: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
)

/** Random histories against the simplest model there is: a list of texts per compartment, which compaction may only join. */
export function logHistories(name: string, openEmpty: OpenEmpty): void {
  describe(`log histories on ${name}`, () => {
    test('[STORE8] appending, compacting and several acts together do not get into each other’s way', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { log, people, together } = empty.storage
      for (let round = 1; round <= 10; round++) {
        const covered = { core: [] as string[] }
        const seqs = await log.append([entry(`a${round}`), entry(`b${round}`)])
        covered.core.push(...seqs.map(String))
        const upto = seqs.at(-1) ?? 0
        const outcomes = await Promise.all([
          log.append([entry(`c${round}`)]),
          log.compact('rivers/core', 'e1', upto, encode(covered.core)),
          together(async (stores) => {
            await stores.people.add({ id: `p${round}`, name: 'Somebody', colour: 1 }, round)
            await stores.people.find(`p${round}`)
            await stores.people.admit('home', `p${round}`, 'member')
          }),
          log.append([entry(`x${round}`, { in: 'people' })]),
          log.load('rivers/core'),
        ])
        expect(outcomes[1]).toBe(true)
        expect(await contents(empty, 'core')).toEqual([...covered.core, `c${round}`])
      }
      expect(await people.all()).toHaveLength(11)
      expect(await contents(empty, 'people')).toHaveLength(10)
    })

    test('[STORE8] any mixture of appending, compacting and opening again loses, repeats and reorders nothing (seed 8)', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          await using empty = await openEmpty()
          await withDesign(empty.storage)
          const model = { core: [] as string[], people: [] as string[] }
          for (const each of steps) {
            if (each.do === 'reopen') await empty.reopen()
            if (each.do === 'append') {
              const seqs = await empty.storage.log.append(
                each.texts.map(({ in: where, text }) => entry(text, { in: where })),
              )
              expect(seqs).toEqual(each.texts.map(({ in: where, text }) => model[where].push(text)))
            }
            if (each.do === 'compact') {
              const { in: where, upto } = each
              const id = `rivers/${where}`
              const before = await empty.storage.log.load(id)
              const joined = encode(model[where].slice(0, upto))
              const done = await empty.storage.log.compact(id, before?.epoch ?? '', upto, joined)
              const covered = (before?.head ?? 0) - (before?.updates.length ?? 0)
              const further = before?.snapshot === undefined ? upto >= 0 : upto > covered
              expect(done).toBe(further && upto <= model[where].length)
            }
            for (const where of ['core', 'people'] as const) {
              expect(await contents(empty, where)).toEqual(model[where])
            }
          }
        }),
        { seed: 8, numRuns: 25 },
      )
    })
  })
}

function encode(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(texts))
}

async function contents(empty: Awaited<ReturnType<OpenEmpty>>, where: 'core' | 'people'): Promise<readonly string[]> {
  const stored = await empty.storage.log.load(`rivers/${where}`)
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const joined: readonly string[] = stored?.snapshot ? JSON.parse(text(stored.snapshot)) : []
  return [...joined, ...(stored?.updates ?? []).map((update) => text(update.bytes))]
}
