import { ok, type Result, refuse } from '@balcony/base'
import { type Anchor, maxRemarkChars, type Process } from '@balcony/design'
import { z } from 'zod'
import type { NewRemark, NewThread, ThreadStatus } from '../contract.ts'
import { type Standing, standing } from './standing.ts'

/** Characters of the words under a thread. Whoever means more than this means the section. */
const maxQuotedChars = 4000
/** Characters kept from before and after the words, to find them again. */
const maxQuoteEdgeChars = 200

const text = z
  .string('Expected the words of the remark.')
  .trim()
  .min(1, 'Write something first.')
  .max(
    maxRemarkChars,
    `A remark has at most ${maxRemarkChars.toLocaleString('en-GB')} characters. Divide it into several.`,
  )

const address = z
  .string('Expected the address of a place in the design.')
  .max(200, 'This address is too long to be one.')

// Base64 of an encoded relative position: two ids, or the name of a text.
const position = z.string().regex(/^[A-Za-z0-9+/]{1,400}={0,2}$/, 'Expected a position in a text, in base64.')

const edge = z.string().max(maxQuoteEdgeChars, `At most ${maxQuoteEdgeChars} characters around the words.`)

const anchor: z.ZodType<Anchor> = z.discriminatedUnion(
  'on',
  [
    z.strictObject({ on: z.literal('place'), address }),
    z.strictObject({
      on: z.literal('words'),
      address,
      start: position,
      end: position,
      quote: z.strictObject({
        before: edge,
        exact: z
          .string()
          .min(1, 'Select the words first.')
          .max(maxQuotedChars, `Select at most ${maxQuotedChars} characters, or comment on the whole field.`),
        after: edge,
      }),
    }),
  ],
  'Expected an anchor: a place, or words at a place.',
)

export const newThread: z.ZodType<NewThread> = z.strictObject({ anchor, text })
export const newRemark: z.ZodType<NewRemark> = z.strictObject({ text })
export const threadStatus: z.ZodType<ThreadStatus> = z.strictObject({
  resolved: z.boolean('Expected “resolved”: true or false.'),
})

/** Kinds of field whose words can be anchored. */
const wordKinds: ReadonlySet<string> = new Set(['text', 'prose', 'translations'])

/** Where an anchor stands, or why it can stand nowhere. */
export function place(process: Process, asked: Anchor): Result<Standing> {
  const there = standing(process, asked.address)
  if (!there) return refuse('invalid', 'There is no such place in a design.')
  if (asked.on === 'words' && !wordKinds.has(there.field?.kind ?? ''))
    return refuse('invalid', 'There are no words at this place. Comment on the place itself.', asked.address)
  return ok(there)
}
