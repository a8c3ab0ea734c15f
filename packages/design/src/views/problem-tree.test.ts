import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process } from '../index.ts'
import { drawTree, factorHeight, type ProblemTree, problemTree } from './index.ts'

const demo = () => {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is read')
  return problemTree(read.value.snapshot)
}

test('[VIEW13] effects stand above the core problem and its roots below, and every cause points at its effect', () => {
  const tree = demo()
  expect(tree.parts.map(({ part }) => part)).toEqual(['branch', 'trunk', 'root'])
  expect(tree.causes).toContainEqual({ cause: 'F1', effect: 'F4' })
  expect(tree.parts[1]?.factors.find(({ id }) => id === 'F8')?.forPeace).toBe(true)
})

test('[VIEW13] what points to itself or to nothing is left out, and what has no part stands last', () => {
  const values = { text: 'Drought', causes: ['a', 'gone'] }
  const tree = problemTree({ open: ['core'], sections: {}, tables: { factor: [{ id: 'a', values }] } })
  expect(tree.causes).toEqual([])
  expect(tree.parts.map(({ part }) => part)).toEqual([''])
})

/** Twice as many factors as fit beside each other, each the cause of others near and far. */
const thicket = (): ProblemTree => {
  const factors = Array.from({ length: 24 }, (_, at) => ({ id: `f${at}`, title: `Factor ${at}`, forPeace: false }))
  return {
    parts: (['branch', 'trunk', 'root'] as const).map((part, at) => ({
      part,
      factors: factors.filter((_, index) => index % 3 === at).map((factor) => ({ ...factor, part })),
    })),
    causes: factors.flatMap(({ id }, at) =>
      [...new Set([5, 7, 11].map((step) => `f${(at * step + 1) % 24}`))]
        .filter((effect) => effect !== id)
        .map((effect) => ({ cause: id, effect })),
    ),
  }
}

for (const [name, tree] of [
  ['the demo case', demo],
  ['a thicket', thicket],
] as const)
  test(`[VIEW14] whatever the width, no box lies on another or outside, no arrow runs behind a box, and the same is drawn alike: ${name}`, () => {
    const count = tree().parts.flatMap(({ factors }) => factors).length
    for (const wanted of [200, 390, 760, 1400]) {
      const { boxes, arrows, width, height } = drawTree(tree(), wanted)
      expect(boxes).toHaveLength(count)
      expect(arrows).toHaveLength(tree().causes.length)
      expect(width).toBeGreaterThanOrEqual(wanted)
      for (const [at, one] of boxes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(-0.01)
        expect(one.x + one.width).toBeLessThanOrEqual(width + 0.01)
        expect(one.y + factorHeight).toBeLessThanOrEqual(height)
        for (const other of boxes.slice(at + 1)) {
          const beside = one.x + one.width <= other.x || other.x + other.width <= one.x
          expect(beside || Math.abs(one.y - other.y) >= factorHeight).toBe(true)
        }
        // Arrows are straight where they pass a line of boxes, and bend between the lines.
        for (const { points } of arrows)
          for (const { x, y } of points)
            expect(x > one.x && x < one.x + one.width && y > one.y && y < one.y + factorHeight).toBe(false)
      }
      for (const { points } of arrows)
        for (const [at, { x, y }] of points.entries()) {
          const next = points[at + 1]
          const passes = next && Math.abs(y - next.y) === factorHeight && x === next.x
          if (passes)
            for (const box of boxes.filter((each) => each.y === Math.min(y, next.y)))
              expect(x < box.x || x > box.x + box.width).toBe(true)
        }
      expect(drawTree(tree(), wanted)).toEqual(drawTree(tree(), wanted))
    }
  })

test('[VIEW14] arrows at the same edge of a box stand apart', () => {
  for (const { causes, ...rest } of [demo(), thicket()]) {
    const { arrows } = drawTree({ causes, ...rest }, 1000)
    const ends = arrows.flatMap(({ points }) => [points[0], points.at(-1)]).map((end) => `${end?.x} ${end?.y}`)
    expect(new Set(ends).size).toBe(ends.length)
  }
})
