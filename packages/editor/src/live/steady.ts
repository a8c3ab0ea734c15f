import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The same list for as long as the same stand in it: what is drawn from it is then not drawn anew. */
export function useSameList<T>(list: readonly T[]): readonly T[] {
  const held = useRef(list)
  if (held.current.length !== list.length || list.some((one, at) => one !== held.current[at])) held.current = list
  return held.current
}

/** What a press wants to know when it happens, without drawing anew what is pressed. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
