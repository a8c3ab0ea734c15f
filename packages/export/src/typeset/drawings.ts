import type { Drawing, Mark } from '../blocks.ts'
import { directionOf } from '../text/scripts.ts'
import { phrase, type Setting } from './setting.ts'

/** A drawing as the template takes it: sides are left and right, and every text is prepared. */
export function setDrawing({ width, height, mirrored, marks }: Drawing, setting: Setting) {
  const turned = mirrored && directionOf(setting.language) === 'rtl'
  return { width, height, marks: marks.map((mark) => setMark(turned ? mirror(mark, width) : mark, turned, setting)) }
}

function setMark(mark: Mark, turned: boolean, setting: Setting) {
  switch (mark.is) {
    case 'words': {
      const { text, align, ...rest } = mark
      const side = align === 'middle' ? 'center' : (align === 'start') === turned ? 'right' : 'left'
      return { ...rest, words: phrase(text, setting), side, bold: mark.bold ?? false, backed: mark.backed ?? false }
    }
    case 'box':
      return {
        ...mark,
        fill: mark.fill ?? null,
        line: mark.line ?? null,
        edge: mark.edge ?? null,
        edgeAt: turned ? 'right' : 'left',
        pale: mark.pale ?? false,
        round: mark.round ?? 0,
      }
    case 'line':
      return { ...mark, dashed: mark.dashed ?? false, heads: mark.arrow === undefined ? [] : headsOf(mark) }
    case 'diamond':
      return mark
  }
}

/** Corners of the heads of an arrow, in millimetres. */
function headsOf({ from, to, arrow }: Extract<Mark, { is: 'line' }>) {
  const ends =
    arrow === 'both'
      ? ([
          [from, to],
          [to, from],
        ] as const)
      : ([[from, to]] as const)
  return ends.map(([tail, tip]) => {
    const [dx, dy] = [tip[0] - tail[0], tip[1] - tail[1]]
    const length = Math.max(0.01, Math.hypot(dx, dy))
    const [x, y] = [dx / length, dy / length]
    return [
      [tip[0], tip[1]],
      [tip[0] - x * 2.2 - y * 1, tip[1] - y * 2.2 + x * 1],
      [tip[0] - x * 2.2 + y * 1, tip[1] - y * 2.2 - x * 1],
    ]
  })
}

function mirror(mark: Mark, width: number): Mark {
  switch (mark.is) {
    case 'box':
    case 'words':
      return { ...mark, x: width - mark.x - mark.w }
    case 'line':
      return { ...mark, from: [width - mark.from[0], mark.from[1]], to: [width - mark.to[0], mark.to[1]] }
    case 'diamond':
      return { ...mark, x: width - mark.x }
  }
}
