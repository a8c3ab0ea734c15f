import { expect, test } from 'vitest'
import { pictureIn } from './asking-picture.ts'
import { keepsAttribute, keepsElement } from './paste.ts'
import { pictureAttributes, widthOf } from './picture-looks.ts'

const brought = (types: readonly string[], ...files: readonly File[]) =>
  ({ types, files }) as unknown as Parameters<typeof pictureIn>[0]
const png = new File(['x'], 'shore.png', { type: 'image/png' })
const pdf = new File(['x'], 'plan.pdf', { type: 'application/pdf' })

test('[PROSE11] a picture that comes alone is asked about; one that a program adds to copied words is not', () => {
  expect(pictureIn(brought(['Files'], png))).toBe(png)
  expect(pictureIn(brought(['Files', 'text/html'], pdf, png))).toBe(png)
  expect(pictureIn(brought(['text/plain', 'text/html', 'Files'], png))).toBeUndefined()
  expect(pictureIn(brought(['Files'], pdf))).toBeUndefined()
  expect(pictureIn(null)).toBeUndefined()
})

test('[PROSE11] of a pasted picture only its id, its words and its width come in, never an address', () => {
  expect(keepsElement('img')).toBe(false)
  expect(keepsElement('figure')).toBe(true)
  for (const name of ['data-picture', 'data-alt', 'data-width']) expect(keepsAttribute('figure', name, 'x')).toBe(true)
  for (const name of ['src', 'style', 'onclick', 'srcset']) expect(keepsAttribute('figure', name, 'x')).toBe(false)
  expect([widthOf('50'), widthOf('5000'), widthOf(null)]).toEqual([50, null, null])
})

test('[PROSE11] where a picture cannot be shown, its words stand in its place; one that only decorates says nothing', () => {
  const at = (file: string) => (file === 'f1' ? '/f1' : undefined)
  expect(pictureAttributes({ file: 'f1', alt: 'The shore' }, at, 'Picture').image).toMatchObject({
    src: '/f1',
    alt: 'The shore',
  })
  expect(pictureAttributes({ file: 'gone', alt: 'The shore' }, at, 'Picture').image).not.toHaveProperty('src')
  expect(pictureAttributes({ file: 'f1', alt: '' }, at, 'Picture').image.alt).toBe('')
  expect(pictureAttributes({ file: 7, alt: null, width: 33 }, at, 'Picture')).toMatchObject({
    figure: { 'data-picture': '' },
    image: { alt: 'Picture' },
  })
})
