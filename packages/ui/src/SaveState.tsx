import type { ReactNode } from 'react'
import { Alert, CloudCheck, Device, Refresh } from './icons.tsx'
import css from './SaveState.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type Saving = 'loading' | 'saved' | 'saving' | 'unsaved' | 'cannot'

interface SaveStateProps {
  readonly is: Saving
  /** Always words as well as the sign. */
  readonly children: ReactNode
  /** What screen readers hear, without figures that tick: only said when it changes. */
  readonly said: string
}

/** Where one's own changes are: on the server, on the way, on this device only, or not to be saved. Never hidden, never vague. */
export function SaveState({ is, children, said }: SaveStateProps) {
  return (
    <span className={css.save} data-is={is} data-save-state={is}>
      {icons[is]}
      <span className={css.words} aria-hidden>
        {children}
      </span>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </span>
  )
}

const icons: Readonly<Record<Saving, ReactNode>> = {
  loading: <Refresh size={16} />,
  saved: <CloudCheck size={16} />,
  saving: <Refresh size={16} />,
  unsaved: <Device size={16} />,
  cannot: <Alert size={16} />,
}
