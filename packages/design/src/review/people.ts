import type { Row } from '../snapshot.ts'
import { later } from './days.ts'
import { type Facts, list, number, text } from './facts.ts'

/** Invitations that mean: this person has been spoken to. */
export const approached = ['sounding_out', 'invited', 'accepted', 'confirmed']
/** Invitations that mean: this person is coming. */
export const coming = ['accepted', 'confirmed']
/** Invitations that mean: this person is no longer in the process. */
const gone = ['declined', 'withdrawn', 'replaced', 'excluded', 'longlist']

/** Kinds of session in which the sides meet to work with one another. */
export const encounters = ['icr_problem_solving_workshop', 'intergroup_dialogue', 'training']

export function participating(facts: Facts): readonly Row[] {
  return facts.rows('participant').filter((person) => !gone.includes(text(person, 'invitation')))
}

/** Sessions that may still take place; with those already held where what happened counts too. */
export function ahead(facts: Facts, withHeld = false): readonly Row[] {
  const over = withHeld ? ['cancelled', 'postponed'] : ['held', 'cancelled', 'postponed']
  return facts.rows('session').filter((session) => !over.includes(text(session, 'status')))
}

export function lastDay(session: Row): string {
  return later(text(session, 'startsOn'), Math.max(1, number(session, 'days') ?? 1) - 1)
}

/** The last day of a block of the calendar; a block of one day may say only its first. */
export function lastOf(block: Row): string {
  return text(block, 'to') || text(block, 'from')
}

export function peopleIn(facts: Facts, session: Row): readonly Row[] {
  return list(session, 'participants').flatMap((id) => facts.find('participant', id) ?? [])
}

export function sidesOf(people: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const sides = new Map<string, Row[]>()
  for (const person of people) {
    const side = text(person, 'side') || text(person, 'party')
    sides.set(side, [...(sides.get(side) ?? []), person])
  }
  return sides
}

/** Whether at least two sides meet in it. */
export function isJoint(facts: Facts, session: Row): boolean {
  return sidesOf(peopleIn(facts, session)).size >= 2
}

export function titleOf(facts: Facts, table: string, id: string): string {
  const row = facts.find(table, id)
  return text(row, 'name') || text(row, 'title') || text(row, 'code') || text(row, 'text') || id
}

export function blocksOf(facts: Facts, session: Row): readonly Row[] {
  return facts.rows('block').filter((block) => text(block, 'session') === session.id)
}

/** Follow-ups that belong to a session: named by it, or made for after it. */
export function followUpsOf(facts: Facts, session: Row): readonly Row[] {
  const named = list(session, 'followUps')
  return facts.rows('followup').filter((each) => named.includes(each.id) || text(each, 'afterSession') === session.id)
}
