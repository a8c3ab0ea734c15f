import type { ReleaseCard } from '@balcony/api/contract'
import { useCallback, useEffect, useState } from 'react'
import { get, post, Refused } from '../server.ts'

export type Listed =
  | { readonly is: 'fetching' }
  | { readonly is: 'here'; readonly releases: readonly ReleaseCard[] }
  | { readonly is: 'unreachable' }

/** The releases of a design, and what one can do to them; what the server refuses is said in its words. */
export function useReleases(design: string) {
  const [listed, setListed] = useState<Listed>({ is: 'fetching' })
  const [error, setError] = useState<string>()
  const path = `/api/designs/${encodeURIComponent(design)}/releases`
  const fetchAll = useCallback(async () => {
    try {
      setListed({ is: 'here', releases: await get<readonly ReleaseCard[]>(path) })
    } catch {
      setListed({ is: 'unreachable' })
    }
  }, [path])
  useEffect(() => void fetchAll(), [fetchAll])

  /** Whether it was done. */
  const act = async (rest: string, body: object, unreachable: string): Promise<boolean> => {
    setError(undefined)
    try {
      await post(`${path}${rest}`, body)
      await fetchAll()
      return true
    } catch (problem) {
      setError(problem instanceof Refused ? problem.problem.message : unreachable)
      return false
    }
  }
  return { listed, error, act, again: fetchAll }
}
