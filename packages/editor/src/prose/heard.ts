import * as Y from 'yjs'
import { positionOf } from './positions.ts'

/** Another client may claim anything: what is not a position in this text is not drawn. */
export function heardPosition(fragment: Y.XmlFragment, told: unknown): number | undefined {
  if (typeof told !== 'object' || told === null) return undefined
  try {
    return positionOf(fragment, Y.createRelativePositionFromJSON(told))
  } catch {
    return undefined
  }
}
