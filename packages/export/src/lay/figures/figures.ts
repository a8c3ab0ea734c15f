import type { Figure } from '../../blocks.ts'
import { draws, type Reader } from '../reader.ts'
import { balanceOf } from './balance.ts'
import { coordinationMap, timelineOf } from './coordination.ts'
import { relationsOf } from './relations.ts'

/** The figures that stand in a section. */
const figures: Readonly<Record<string, (reader: Reader) => Figure | undefined>> = {
  approach: timelineOf,
  coordination: coordinationMap,
  parties: relationsOf,
  participants: balanceOf,
}

export function figuresOf(reader: Reader, section: string): Figure[] {
  if (!draws(reader)) return []
  const figure = Object.hasOwn(figures, section) ? figures[section]?.(reader) : undefined
  return figure ? [figure] : []
}
