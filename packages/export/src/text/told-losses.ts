import type { Rendered } from '../rendering.ts'
import type { Losses } from './losses.ts'

/** What a document lost on its way into print, for whoever asked for it. */
export function toldLosses(losses: Losses): Pick<Rendered, 'uncovered' | 'droppedLinks' | 'cutRows'> {
  return {
    uncovered: [...losses.uncovered].map(([codePoint, times]) => ({ character: nameOf(codePoint), times })),
    droppedLinks: losses.links,
    cutRows: losses.rows,
  }
}

function nameOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
