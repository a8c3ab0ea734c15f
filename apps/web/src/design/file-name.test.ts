import { expect, test } from 'vitest'
import { fileName } from './file-name.ts'

const day = new Date(2026, 10, 24, 23, 30)

test('[WEB10] a file is named by the neutral cover title and the day, and no title can break out of the name', () => {
  expect(fileName('Basin hydrology - working papers', day)).toBe('Basin hydrology - working papers 2026-11-24.pdf')
  expect(fileName('../../etc/pass\u202Efdp.exe', day)).toBe('etc pass fdp.exe 2026-11-24.pdf')
  expect(fileName('  ', day)).toBe('Design 2026-11-24.pdf')
  expect(fileName('ندوة علمية', day)).toBe('ندوة علمية 2026-11-24.pdf')
  expect(fileName('x'.repeat(300), day).length).toBeLessThan(100)
})
