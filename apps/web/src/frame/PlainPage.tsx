import type { ReactNode } from 'react'
import css from '../account/Account.module.css'
import { useTitle } from '../title.ts'
import frame from './Frame.module.css'
import { FrameBar } from './FrameBar.tsx'

/** A page of one column under the bar: the account, and what belongs to whoever looks after the workspace. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <div className={frame.app}>
      <FrameBar />
      <main className={frame.main} id="main" tabIndex={-1}>
        <div className={css.page}>
          <h1 className={css.title}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}
