import type { DesignCard } from '@balcony/api/contract'
import { Trans } from '@lingui/react/macro'
import { FileJson } from 'lucide-react'
import dialog from './Dialogs.module.css'
import css from './WholeDesign.module.css'

/** Everything that the lead may enter, as a file that Balcony reads again. */
export function WholeDesign({ card }: { card: DesignCard }) {
  return (
    <div className={css.whole}>
      <FileJson size={20} strokeWidth={1.75} aria-hidden />
      <div>
        <h3 className={dialog.title}>
          <Trans>The whole design as a file</Trans>
        </h3>
        <p className={dialog.quiet}>
          <Trans>
            All fields and records that you may enter, restricted ones too, in Balcony’s exchange format (JSON). Keep it
            as safe as the design itself.
          </Trans>
        </p>
      </div>
      {/* The server names the file by the cover title. */}
      <span className={css.ways}>
        <a href={`/api/designs/${encodeURIComponent(card.id)}/json`} download>
          <Trans>Save the file</Trans>
        </a>
        <a href={`/api/designs/${encodeURIComponent(card.id)}/json?files=1`} download>
          <Trans>Save with pictures and files</Trans>
        </a>
      </span>
    </div>
  )
}
