import { expect, test } from 'vitest'
import { maxDesignFileBytes, readDesignFile } from './read-design-file.ts'

const file = (text: string, size = text.length) => ({ name: 'case.json', size, text: async () => text })

test('[WEB8] a chosen file is read on the device; its cover title is taken over, and what is no JSON or far too large is said', async () => {
  const design = { core: { shell: { cover: { coverTitle: 'Seminar series' } } } }
  expect(await readDesignFile(file(JSON.stringify(design)))).toEqual({
    is: 'read',
    name: 'case.json',
    json: design,
    coverTitle: 'Seminar series',
  })
  expect(await readDesignFile(file('[]'))).toMatchObject({ is: 'read', coverTitle: undefined })
  expect(await readDesignFile(file('PK\u0003'))).toEqual({ is: 'not-json', name: 'case.json' })
  expect(await readDesignFile(file('{}', maxDesignFileBytes + 1))).toEqual({ is: 'too-large', name: 'case.json' })
})
