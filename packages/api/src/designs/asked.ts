import { compartments } from '@balcony/design'
import { z } from 'zod'
import type { NewDesign, NewExport, NewInvitation } from '../contract.ts'

const line = (what: string, most: number) =>
  z
    .string(`Expected ${what}.`)
    .trim()
    .min(1, `Expected ${what}; this is empty.`)
    .max(most, `Expected ${what} of at most ${most} characters.`)
    // Control and bidirectional characters let a name look like another.
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, `Expected ${what} without control characters.`)

export const newDesign: z.ZodType<NewDesign> = z
  .strictObject({
    coverTitle: line('a cover title', 120).exactOptional(),
    title: line('a title', 300).exactOptional(),
    json: z.unknown().exactOptional(),
  })
  .refine((asked) => asked.json !== undefined || asked.coverTitle !== undefined, 'Give the design a cover title.')

export const newInvitation: z.ZodType<NewInvitation> = z.strictObject({
  name: line('a name', 60),
  role: z.enum(['lead', 'planner', 'reviewer', 'reader'], 'Expected a role: lead, planner, reviewer or reader.'),
  clearances: z
    .array(z.enum(compartments, `Expected clearances among ${compartments.join(', ')}.`))
    .max(compartments.length),
})

export const newExport: z.ZodType<NewExport> = z.strictObject({
  edition: z.literal('internal', 'Expected the edition “internal”.'),
  paper: z.enum(['a4', 'letter'], 'Expected the paper “a4” or “letter”.'),
})
