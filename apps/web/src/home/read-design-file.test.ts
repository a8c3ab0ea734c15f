import { expect, test } from 'vitest'
import { maxDesignFileBytes, readDesignFile } from './read-design-file.ts'

const file = (text: string) => new File([text], 'case.json')

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
  expect(await readDesignFile(file(' '.repeat(maxDesignFileBytes + 1)))).toEqual({ is: 'too-large', name: 'case.json' })
  const archive = file('PK\u0003\u0004 whatever its name')
  expect(await readDesignFile(archive)).toEqual({ is: 'archive', name: 'case.json', file: archive })
})
