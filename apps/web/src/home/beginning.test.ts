import { fileURLToPath } from 'node:url'
import { templates } from '@balcony/design'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'
import { templateWords } from '../../template-words.ts'
import { templateIds } from './beginning.ts'
import { wanted } from './wanted.ts'

const given = { title: ' ', coverTitle: ' Seminar ', workingLanguages: ['en'], partyLanguages: [], organisation: 'Us' }

test('[HOME1] every template is offered, and what the page shows of it is in both catalogues', async () => {
  expect(templateIds).toEqual(templates.map(({ id }) => id))
  const words = [...templateWords().keys()]
  expect(words.length).toBeGreaterThan(80)
  const catalogues = await getCatalogs(getConfig({ cwd: fileURLToPath(new URL('../..', import.meta.url)) }))
  const design = catalogues.find(({ path }) => path.endsWith('design'))
  for (const locale of ['en', 'ar']) {
    const kept = (await design?.read(locale)) ?? {}
    expect(words.filter((word) => !kept[word]?.translation)).toEqual([])
  }
})

test('[HOME2] the server is asked for what was said and for nothing else', () => {
  expect(wanted('training', given, undefined)).toEqual({
    coverTitle: 'Seminar',
    template: 'training',
    organisation: 'Us',
    workingLanguages: ['en'],
  })
  expect(wanted('empty', { ...given, title: 'Talks' }, undefined)).not.toHaveProperty('template')
  const json = { schema: 'x' }
  expect(wanted('file', given, { is: 'read', name: 'x.json', json, coverTitle: undefined })).toEqual({
    coverTitle: 'Seminar',
    json,
  })
})
