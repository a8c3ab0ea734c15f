import { SearchField, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { speak } from '../language.ts'
import { Refused } from '../server.ts'
import css from './HomeSearch.module.css'
import { useSearch } from './use-search.ts'

// Places are called by the catalogue of designs.
const Hits = lazy(async () => {
  await speak('design')
  return import('./Hits.tsx')
})

/** Searches over all designs; what stands below makes way for what was found. */
export function HomeSearch({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const [typed, type] = useState('')
  const { asked, found } = useSearch(typed)
  const { data, error } = found
  return (
    <>
      <div className={css.field}>
        <SearchField label={t`Search in all your designs`} value={typed} onChange={type} maxLength={200} />
      </div>
      {typed.trim() === '' || asked === '' ? (
        children
      ) : error ? (
        <p className={css.quiet} role="alert">
          {error instanceof Refused
            ? error.problem.message
            : t`We could not reach the server. Check your connection, then search again.`}
        </p>
      ) : data === undefined ? (
        <Waiting />
      ) : data.hits.length === 0 ? (
        <p className={css.quiet} role="status">
          <Trans>
            Nothing that you may read answers to all of these words. Try fewer of them, or only the beginning of one.
          </Trans>
        </p>
      ) : (
        <Suspense fallback={<Waiting />}>
          <Hits results={data} query={asked} />
        </Suspense>
      )}
    </>
  )
}

function Waiting() {
  const { t } = useLingui()
  return <Skeleton label={t`Searching`} slow={t`This is slow. Your connection may be weak.`} lines={4} />
}
