import { compartments, fewestLetters, lettersIn } from '@balcony/design'
import { z } from 'zod'
import type { NewPurge, Words } from './contract.ts'

const maxSpellings = 20
const maxChars = 120

const words = z
  .array(
    z
      .string('Expected a name.')
      .trim()
      .max(maxChars, `Use at most ${maxChars} characters for a spelling.`)
      .refine((word) => lettersIn(word) >= fewestLetters, `Give at least ${fewestLetters} letters of a name.`),
    'Expected a name and its spellings.',
  )
  .min(1, 'Give the name that is to be removed.')
  .max(maxSpellings, `Give at most ${maxSpellings} spellings at a time.`)

export const wordsAsked: z.ZodType<Words> = z.strictObject({ words })

export const newPurge: z.ZodType<NewPurge> = z.strictObject({
  words,
  instead: z.string('Expected a code.').trim().max(40, 'Use at most 40 characters for the code.'),
  compartments: z.array(z.enum(compartments, 'Expected parts of the design.')).min(1, 'Choose at least one part.'),
})
