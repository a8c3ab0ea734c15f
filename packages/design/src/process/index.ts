import type { Process } from '../describe.ts'
import * as assess from './assess.ts'
import * as conduct from './conduct.ts'
import * as evaluation from './evaluation.ts'
import * as followUp from './follow-up.ts'
import * as legal from './legal.ts'
import * as people from './people.ts'
import * as plan from './plan.ts'
import * as sealed from './sealed.ts'
import * as security from './security.ts'
import * as shell from './shell.ts'
import * as strategise from './strategise.ts'

/** Everything that a Track II design contains. Sections stand in the order of the outline, restricted ones where they belong. */
export const process: Process = {
  version: 2,
  sections: {
    ...shell.sections,
    ...assess.sections,
    ...legal.sections,
    ...strategise.sections,
    ...plan.sections,
    ...people.sections,
    ...conduct.sections,
    ...security.sections,
    ...sealed.sections,
    ...followUp.sections,
    ...evaluation.sections,
  },
  tables: {
    ...shell.tables,
    ...assess.tables,
    ...legal.tables,
    ...strategise.tables,
    ...plan.tables,
    ...people.tables,
    ...conduct.tables,
    ...security.tables,
    ...sealed.tables,
    ...followUp.tables,
    ...evaluation.tables,
  },
}
