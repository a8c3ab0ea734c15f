import type { NewDesign } from '@balcony/api/contract'
import type { Beginning } from './beginning.ts'
import type { DetailsGiven } from './Details.tsx'
import type { DesignFile } from './read-design-file.ts'

/** What the server is asked to make: only what was said, and nothing that a file says better itself. */
export function wanted(beginning: Beginning, given: DetailsGiven, file: DesignFile | undefined): NewDesign {
  const coverTitle = given.coverTitle.trim()
  if (beginning === 'file') return { coverTitle, ...(file?.is === 'read' ? { json: file.json } : {}) }
  const { workingLanguages, partyLanguages } = given
  const [title, organisation] = [given.title.trim(), given.organisation.trim()]
  return {
    coverTitle,
    ...(beginning === 'empty' ? {} : { template: beginning }),
    ...(title === '' ? {} : { title }),
    ...(organisation === '' ? {} : { organisation }),
    ...(workingLanguages.length === 0 ? {} : { workingLanguages }),
    ...(partyLanguages.length === 0 ? {} : { partyLanguages }),
  }
}
