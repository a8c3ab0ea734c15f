import type { DevicePrint } from '@balcony/api/contract'
import { expect, test } from 'vitest'
import { forgetCopies, keepPage, keptPages } from '../../kept/places.ts'
import { wipePerson } from '../../kept/wipe.ts'
import { Refused, Unreachable } from '../../server.ts'
import { keepPrint, tellPrints } from './prints.ts'

const print = (id: string): DevicePrint => ({
  ...{ id, edition: 'run-sheet', sha256: 'ab'.repeat(32), printedAt: 5, checked: 'in-part' },
})

test('[OWNPAPER7] what was printed without a line is told once the line is back, and again only where the answer was lost', async () => {
  const heard: string[] = []
  let line: 'away' | 'answer lost' | 'here' = 'away'
  const tell = async (design: string, { id }: DevicePrint) => {
    if (line !== 'away') heard.push(`${design} ${id}`)
    if (line !== 'here') throw new Unreachable('no answer')
  }
  await keepPrint('printer1', 'd1', print('print-1'))
  await keepPrint('printer1', 'd2', print('print-2'))
  await tellPrints('printer1', tell)
  expect(heard).toEqual([])
  line = 'answer lost'
  await tellPrints('printer1', tell)
  expect(heard).toEqual(['d1 print-1'])
  line = 'here'
  await Promise.all([tellPrints('printer1', tell), tellPrints('printer1', tell)])
  // The first one arrived before its answer was lost: the server writes it down once, by its id.
  expect(heard).toEqual(['d1 print-1', 'd1 print-1', 'd2 print-2'])
  expect(await keptPages('printer1')).toEqual([])
})

test('[OWNPAPER8] it waits, sealed, where the sign-in was ended; it goes with everything at signing out, and with the design', async () => {
  await keepPrint('printer2', 'd1', print('print-1'))
  await keepPage('printer2', 'me', { name: 'Amal' })
  await forgetCopies('printer2')
  expect(await keptPages('printer2')).toEqual(['print/d1/print-1'])
  const gone = async () => {
    throw new Refused({ code: 'not-found', message: 'This is not there.' })
  }
  await tellPrints('printer2', gone)
  expect(await keptPages('printer2')).toEqual([])
  await keepPrint('printer2', 'd1', print('print-2'))
  await wipePerson('printer2')
  expect(await keptPages('printer2')).toEqual([])
})
