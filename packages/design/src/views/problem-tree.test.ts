import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process } from '../index.ts'
import { drawTree, factorHeight, problemTree } from './index.ts'

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

test('[VIEW14] whatever the width, no box lies on another or outside, and the same records are drawn alike', () => {
  for (const width of [200, 390, 760, 1400]) {
    const { boxes, arrows } = drawTree(demo(), width)
    expect(boxes).toHaveLength(8)
    expect(arrows).toHaveLength(demo().causes.length)
    for (const [at, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0)
      expect(one.x + one.width).toBeLessThanOrEqual(width + 0.01)
      for (const other of boxes.slice(at + 1)) {
        const beside = one.x + one.width <= other.x || other.x + other.width <= one.x
        expect(beside || Math.abs(one.y - other.y) >= factorHeight).toBe(true)
      }
    }
    expect(drawTree(demo(), width)).toEqual(drawTree(demo(), width))
  }
})
