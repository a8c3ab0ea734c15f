import { type Address, place } from '@balcony/design'
import { CompartmentMark } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { Message } from '../icons.tsx'
import { titleOf } from '../live/titles.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Hit } from './design-search.ts'
import { levelAt } from './lines.ts'
import css from './Palette.module.css'

/** A place by its name, with who may read it. */
export function PlaceLine({ address }: { address: Address }) {
  return (
    <>
      <Mark address={address} />
      <Where address={address} />
    </>
  )
}

/** Words that were found, and where they stand. */
export function HitLine({ hit }: { hit: Hit }) {
  const { t } = useLingui()
  return (
    <>
      <Mark address={hit.address} />
      <span className={css.found}>
        <span className={css.snippet} dir="auto">
          <Snippet pieces={hit.snippet} />
        </span>
        <span className={css.where}>
          {hit.thread === undefined ? null : (
            <>
              <Message size={13} />
              <span>{t`Comment`}</span>
            </>
          )}
          <Where address={hit.address} />
        </span>
      </span>
    </>
  )
}

/** The hits are marked by elements of ours: what somebody wrote is never markup. */
export function Snippet({ pieces }: { pieces: Hit['snippet'] }) {
  return pieces.map((piece, at) => (
    // Pieces have no name of their own, and are never moved.
    <Fragment key={at}>{piece.hit ? <mark>{piece.text}</mark> : piece.text}</Fragment>
  ))
}

function Mark({ address }: { address: Address }) {
  const { live } = useWorkspace()
  const words = useLevelWords()
  const level = levelAt(live.process, address)
  return <CompartmentMark window={windowOf[level]} label={words[level]} />
}

function Where({ address }: { address: Address }) {
  const { live } = useWorkspace()
  const { i18n } = useLingui()
  const titles = titleOf(live, address, (label) => i18n._(label))
  // A section is named by the head of its group; alone it is the place itself.
  const found = place(live.process, address)
  const shown = found?.is === 'section-field' ? titles.slice(1) : titles
  return (
    <span className={css.titles}>
      {shown.map((title, at) => (
        <Fragment key={at}>
          {at === 0 ? null : <span aria-hidden>·</span>}
          <bdi>{title}</bdi>
        </Fragment>
      ))}
    </span>
  )
}
