import { isId, ok, type Result, refuse } from '@balcony/base'
import { type Anchor, maxRemarkChars, type Process } from '@balcony/design'
import { z } from 'zod'
import type { EditedRemark, NewRemark, NewReview, NewTask, NewThread, ThreadStatus } from './contract.ts'
import { type Standing, standing } from './standing.ts'

/** Characters of the words under a thread. Whoever means more than this means the section. */
const maxQuotedChars = 4000
/** Characters kept from before and after the words, to find them again. */
const maxQuoteEdgeChars = 200
/** People named in one remark. */
const maxMentions = 50
/** Remarks sent together as one review. */
const maxReviewItems = 200
/** Bytes of a review; a hundred long remarks fit. */
export const maxReviewBytes = 4 * 2 ** 20

export const text = z
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

export const quote = z.strictObject({
  before: edge,
  exact: z
    .string()
    .min(1, 'Select the words first.')
    .max(maxQuotedChars, `Select at most ${maxQuotedChars} characters, or comment on the whole field.`),
  after: edge,
})

const anchor: z.ZodType<Anchor> = z.discriminatedUnion(
  'on',
  [
    z.strictObject({ on: z.literal('place'), address }),
    z.strictObject({ on: z.literal('words'), address, start: position, end: position, quote }),
  ],
  'Expected an anchor: a place, or words at a place.',
)

export const id = z.string().refine(isId, 'Expected an id.').max(40, 'This id is too long.')
const people = z.array(id).max(maxMentions, `A remark names at most ${maxMentions} people.`)
const remark = {
  id: id.optional(),
  text,
  mentions: people.optional(),
  asks: people.optional(),
  act: z.literal('decided').optional(),
}
const thread = { ...remark, anchor, reach: z.enum(['team', 'partners']).optional() }

export const newThread = z.strictObject(thread) as z.ZodType<NewThread>
export const newRemark = z.strictObject(remark) as z.ZodType<NewRemark>
export const editedRemark = z.strictObject({ text, mentions: people.optional() }) as z.ZodType<EditedRemark>
export const newReview = z.strictObject({
  items: z
    .array(z.union([z.strictObject({ ...remark, thread: id }), z.strictObject(thread)]))
    .min(1, 'A review has at least one remark.')
    .max(maxReviewItems, `A review has at most ${maxReviewItems} remarks. Send it in two.`),
}) as z.ZodType<NewReview>
export const threadStatus = z.strictObject({
  resolved: z.boolean('Expected “resolved”: true or false.'),
  reason: text.optional(),
}) as z.ZodType<ThreadStatus>
export const newTask = z.strictObject({
  to: id.nullable(),
  due: z.iso.date('Expected a day as YYYY-MM-DD.').optional(),
}) as z.ZodType<NewTask>
export const newAnchor = z.strictObject({ anchor })
export const narrower = z.strictObject({ reach: z.literal('team', 'A thread can only be kept to fewer people.') })
export const acknowledgement = z.strictObject({ on: z.boolean('Expected “on”: true or false.') })

/** Kinds of field whose words can be anchored. */
export const wordKinds: ReadonlySet<string> = new Set(['text', 'prose', 'translations'])

/** Where an anchor stands, or why it can stand nowhere. */
export function place(process: Process, asked: Anchor): Result<Standing> {
  const there = standing(process, asked.address)
  if (!there) return refuse('invalid', 'There is no such place in a design.')
  if (asked.on === 'words' && !wordKinds.has(there.field?.kind ?? ''))
    return refuse('invalid', 'There are no words at this place. Comment on the place itself.', asked.address)
  return ok(there)
}
