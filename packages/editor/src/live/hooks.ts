import {
  type Address,
  type Compartment,
  type ProseDoc,
  type Row,
  recordAddress,
  sameJson,
  type Thread,
  type Value,
} from '@balcony/design'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Person } from '../workspace.tsx'
import { usePresence, useWorkspace } from '../workspace.tsx'
import { nameOfRecord } from './names.ts'
import { compartmentOf } from './places.ts'
import type { Standing } from './presence.ts'

/** The value at an address, followed while the component stands. */
export function useValue(address: Address): Value | undefined {
  const { live } = useWorkspace()
  const watch = useCallback((changed: () => void) => live.watch(address, changed), [live, address])
  return useSyncExternalStore(
    watch,
    useSteady(() => live.value(address)),
  )
}

/** The rows of a table in their order. */
export function useRows(table: string): readonly Row[] {
  const { live } = useWorkspace()
  const watch = useCallback((changed: () => void) => live.watch(table, changed), [live, table])
  const read = useCallback(
    () => (isOpen(live.open, live.process.tables[table]?.compartment) ? live.rows(table) : noRows),
    [live, table],
  )
  return useSyncExternalStore(watch, read)
}

/** One record, or undefined when it was removed or never was. */
export function useRecord(table: string, id: string): Row | undefined {
  const { live } = useWorkspace()
  const address = recordAddress(table, id)
  const watch = useCallback((changed: () => void) => live.watch(address, changed), [live, address])
  const read = useCallback(() => {
    if (!isOpen(live.open, live.process.tables[table]?.compartment)) return undefined
    return live.row(table, id)
  }, [live, table, id])
  return useSyncExternalStore(watch, read)
}

export function useProse(address: Address): ProseDoc {
  const { live } = useWorkspace()
  const watch = useCallback((changed: () => void) => live.watch(address, changed), [live, address])
  return useSyncExternalStore(
    watch,
    useCallback(() => live.proseDoc(address), [live, address]),
  )
}

/** What a record is called now; undefined when it is gone. */
export function useRecordName(address: Address): string | undefined {
  const { live } = useWorkspace()
  const watch = useCallback((changed: () => void) => live.watch(address, changed), [live, address])
  return useSyncExternalStore(
    watch,
    useCallback(() => nameOfRecord(live, address), [live, address]),
  )
}

export function useUndo() {
  const { live } = useWorkspace()
  const { undo } = live
  const watch = useCallback((changed: () => void) => undo.watch(changed), [undo])
  const can = useSyncExternalStore(watch, () => `${undo.canUndo} ${undo.canRedo}`)
  return { undo, canUndo: can.startsWith('true'), canRedo: can.endsWith('true') }
}

export function useThreads(): readonly Thread[] {
  const { threads } = useWorkspace()
  return useSyncExternalStore(
    useCallback((changed: () => void) => threads.watch(changed), [threads]),
    useCallback(() => threads.list(), [threads]),
  )
}

/** Ids of the others who are at exactly this place. */
export function useWhoIsAt(address: Address): readonly string[] {
  const presence = usePresence()
  return useSyncExternalStore(presence.watch, () => presence.at(address))
}

/** Everybody else, and where they are. */
export function useWhoIsHere(): readonly Standing[] {
  const presence = usePresence()
  return useSyncExternalStore(presence.watch, () => presence.here())
}

/** Says to the others that one is here now. */
export function useStand(): (address: Address) => void {
  const presence = usePresence()
  const { live } = useWorkspace()
  return useCallback(
    (address) => {
      const compartment = compartmentOf(live.process, address)
      if (compartment) presence.stand(compartment, address)
    },
    [presence, live],
  )
}

export function usePerson(id: string | undefined): Person | undefined {
  const { people } = useWorkspace()
  return people.find((person) => person.id === id)
}

/** Whether one may write at a place, and may change this field by hand. */
export function useMayWrite(address: Address): boolean {
  const { live, mayWrite } = useWorkspace()
  const compartment = compartmentOf(live.process, address)
  return compartment !== undefined && live.open.includes(compartment) && mayWrite(compartment)
}

const noRows: readonly Row[] = []

function isOpen(open: readonly Compartment[], compartment: Compartment | undefined): boolean {
  return compartment !== undefined && open.includes(compartment)
}

/** React asks twice and compares by identity; values that are built anew each time are held while they are equal. */
function useSteady<T>(read: () => T): () => T {
  const held = useRef<T>(undefined)
  return () => {
    const next = read()
    if (held.current === undefined || !sameJson(held.current, next)) held.current = next
    return held.current as T
  }
}
