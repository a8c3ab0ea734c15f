import { z } from 'zod'
import { line } from '../designs/asked.ts'
import { newExport } from '../exports/asked.ts'
import { approverKinds, type Given, type NewRelease, type ReleaseApproval, type Withdrawal } from './contract.ts'

export const newRelease: z.ZodType<NewRelease> = z.strictObject({
  export: newExport,
  version: line('the name of a version', 120),
})

export const approval: z.ZodType<ReleaseApproval> = z.strictObject({
  as: z.enum(approverKinds, `Expected one of ${approverKinds.join(', ')}.`),
})

export const given: z.ZodType<Given> = z.strictObject({ to: line('whom it was given to', 120) })

export const withdrawal: z.ZodType<Withdrawal> = z.strictObject({ reason: line('a reason in a sentence', 500) })
