import { EmptyState } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import css from './frame/Frame.module.css'
import { FrameBar } from './frame/FrameBar.tsx'

/** The same words for what is not there and for what is not the reader's. */
export function NotThere() {
  return (
    <div className={css.app}>
      <FrameBar />
      <main className={css.main} id="main" tabIndex={-1}>
        <div className={css.alone}>
          <EmptyState
            level={1}
            icon={<SearchX size={22} strokeWidth={1.75} aria-hidden />}
            title={<Trans>There is nothing here that you may open</Trans>}
            actions={
              <Link to="/">
                <Trans>Go to your designs</Trans>
              </Link>
            }
          >
            <Trans>
              If you expected a design here, ask the person who leads it. They may have moved it or changed who can open
              it.
            </Trans>
          </EmptyState>
        </div>
      </main>
    </div>
  )
}
