import { waiverKinds } from '@balcony/design'
import { z } from 'zod'
import type { NewWaiver } from '../contract.ts'

/** Characters of the sentence that says why. */
export const maxReasonChars = 1000
/** A finding quotes names and titles; a key longer than this is none. */
const maxKeyChars = 20_000

export const newWaiver: z.ZodType<NewWaiver> = z.strictObject({
  key: z
    .string('Expected the key of a finding.')
    .min(1)
    .max(maxKeyChars, 'This is too long to be the key of a finding.'),
  kind: z.enum(waiverKinds, `Expected a kind: ${waiverKinds.join(', ')}.`),
  reason: z
    .string('Expected a sentence that says why.')
    .trim()
    .min(1, 'Say in a sentence why this may stand.')
    .max(maxReasonChars, `Say it in at most ${maxReasonChars.toLocaleString('en-GB')} characters.`),
  until: z.iso.date('Expected the last day on which it holds, as YYYY-MM-DD.'),
})
