import { type Address, place } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import { Message } from '../icons.tsx'
import { titleOf } from '../live/titles.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Hit } from './design-search.ts'
import css from './Palette.module.css'
import { PlaceMark } from './PlaceMark.tsx'
import { Snippet } from './Snippet.tsx'

/** A place by its name, with who may read it. */
export function PlaceLine({ address }: { address: Address }) {
  const { live } = useWorkspace()
  return (
    <>
      <PlaceMark process={live.process} address={address} />
      <Where address={address} />
    </>
  )
}

/** Words that were found, and where they stand. */
export function HitLine({ hit }: { hit: Hit }) {
  const { live } = useWorkspace()
  const { t } = useLingui()
  return (
    <>
      <PlaceMark process={live.process} address={hit.address} />
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
