import type { SearchHit, SearchResults } from '@balcony/api/contract'
import { place, process } from '@balcony/design'
import { lift, PlaceMark, Snippet } from '@balcony/editor/search'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from './HomeSearch.module.css'

/** What was found, by design: the words, and where they stand. */
export default function Hits({ results, query }: { results: SearchResults; query: string }) {
  const { hits, more } = results
  const count = hits.length
  const designs = Map.groupBy(hits, (hit) => hit.design.id)
  return (
    <div>
      <p className={css.quiet} role="status">
        {more ? (
          <Trans>The best {count} places. With another word you find fewer.</Trans>
        ) : (
          plural(count, { one: '# place', other: '# places' })
        )}
      </p>
      {[...designs].map(([id, own]) => (
        <section key={id} aria-labelledby={`found-${id}`}>
          <h2 id={`found-${id}`} className={css.design} dir="auto">
            {own[0]?.design.title}
          </h2>
          <ul className={css.list}>
            {own.map((hit, at) => (
              // One value may be found in several languages and blocks.
              <li key={`${hit.address} ${at}`}>
                <Hit hit={hit} query={query} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Hit({ hit, query }: { hit: SearchHit; query: string }) {
  const where = useWhere(hit)
  return (
    <Link
      to="/d/$design/$"
      params={{ design: hit.design.id, _splat: hit.address }}
      className={css.hit}
      onClick={() => lift(hit.address, query)}
    >
      <PlaceMark process={process} address={hit.address} />
      <span className={css.words}>
        <span dir="auto" className={css.snippet}>
          <Snippet pieces={hit.snippet} />
        </span>
        <span className={css.where}>
          {where.map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </span>
      </span>
    </Link>
  )
}

/** From the widest to the narrowest: `Venues`, `Lakeside`, `Capacity`. */
function useWhere({ address, name }: SearchHit): readonly string[] {
  const { i18n } = useLingui()
  const found = place(process, address)
  if (!found) return []
  const holder = 'section' in found ? process.sections[found.section] : process.tables[found.table]
  const field = 'field' in found ? holder?.fields[found.field] : undefined
  const labels = [holder && i18n._(holder.label), name, field && i18n._(field.label)]
  return [...new Set(labels.filter((label) => label !== undefined))]
}
