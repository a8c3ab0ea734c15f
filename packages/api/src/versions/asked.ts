import { z } from 'zod'
import type { Answering, Asking, BringBack, Look, MomentRef, NewRestore, NewVersion } from './contract.ts'

const maxNameChars = 120
const maxNoteChars = 2000
const maxPeopleAsked = 50

export const momentRef = z
  .string('Expected a moment: now, v:version or t:time.')
  .regex(
    /^(now|v:[a-z0-9]{1,40}|t:\d{1,15})$/,
    'Expected a moment: now, v:version or t:time.',
  ) as unknown as z.ZodType<MomentRef>

export const newVersion: z.ZodType<NewVersion> = z.strictObject({
  name: z
    .string('Expected a name.')
    .trim()
    .min(1, 'Give the version a name.')
    .max(maxNameChars, `Use at most ${maxNameChars} characters for the name.`),
  note: z.string('Expected a note.').trim().max(maxNoteChars, `Use at most ${maxNoteChars} characters for the note.`),
  kind: z.enum(['draft', 'review', 'final'], 'Expected a kind: draft, review, final.'),
})

export const newRestore: z.ZodType<NewRestore> = z.strictObject({
  to: momentRef,
  section: z.string('Expected a section.').max(60).exactOptional(),
})

export const asking: z.ZodType<Asking> = z.strictObject({
  people: z
    .array(z.string('Expected ids of people.').max(60), 'Expected the people who are asked.')
    .min(1, 'Choose at least one person.')
    .max(maxPeopleAsked, `Ask at most ${maxPeopleAsked} people.`),
})

export const answering: z.ZodType<Answering> = z.strictObject({
  answer: z.enum(['agreed', 'declined'], 'Expected an answer: agreed, declined.'),
  words: z.string('Expected words.').trim().max(maxNoteChars, `Use at most ${maxNoteChars} characters.`),
})

export const bringBack: z.ZodType<BringBack> = z.strictObject({
  line: z.string('Expected a line of the history.').regex(/^[a-z]+:\d{1,12}$/, 'Expected a line of the history.'),
  which: z.enum(['before', 'after', 'lost'], 'Expected which value: before, after, lost.'),
})

export const look: z.ZodType<Look> = z.strictObject({ section: z.string('Expected a section.').max(60) })
