import { compartments } from '@balcony/design'
import { z } from 'zod'
import type { AskAnswer, MemberChange, NewAsk, Removal } from './contract.ts'

const maxReasonChars = 500

const reason = z
  .string('Expected a reason.')
  .trim()
  .min(1, 'Give the reason in a sentence.')
  .max(maxReasonChars, `A reason has at most ${maxReasonChars} characters.`)

const compartment = z.enum(compartments, `Expected a part among ${compartments.join(', ')}.`)

export const clearances = z.array(compartment).max(compartments.length)
export const role = z.enum(
  ['lead', 'planner', 'reviewer', 'reader'],
  'Expected a role: lead, planner, reviewer or reader.',
)
/** A moment, in milliseconds since 1970. */
export const moment = z.int('Expected a moment in milliseconds since 1970.').min(0).max(8_640_000_000_000_000)

export const memberChange: z.ZodType<MemberChange> = z.strictObject({
  role,
  clearances,
  until: moment.exactOptional(),
  reason: reason.exactOptional(),
})

export const removal: z.ZodType<Removal> = z.strictObject({ closeLinks: z.boolean('Expected true or false.') })

export const newAsk: z.ZodType<NewAsk> = z.strictObject({ compartment, reason })

export const askAnswer: z.ZodType<AskAnswer> = z.strictObject({ granted: z.boolean('Expected true or false.') })
