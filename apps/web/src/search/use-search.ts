import type { SearchResults } from '@balcony/api/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '../server.ts'

/** Milliseconds of quiet before what is typed is asked: the server is not asked for every letter. */
const quiet = 350

/** What the server finds over all designs, a moment after the last letter. */
export function useSearch(typed: string) {
  const [asked, ask] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), quiet)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: () => get<SearchResults>(`/api/search?q=${encodeURIComponent(asked)}`),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // What was found may be restricted, and stands in memory no longer than it is looked at.
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
  return { asked, found }
}
