import { Button } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Shown } from './block.ts'
import css from './Selection.module.css'
import { SetFieldDialog } from './SetFieldDialog.tsx'

interface CardsBarProps {
  /** The chosen records only, with every field that can be set. */
  readonly shown: Shown
  readonly all: number
  readonly onAll: () => void
  readonly onRemove: () => void
  readonly onDone: () => void
}

/** What can be done to the chosen cards: at the foot of the screen, where the thumb is. */
export function CardsBar({ shown, all, onAll, onRemove, onDone }: CardsBarProps) {
  const { t } = useLingui()
  const [setting, set] = useState(false)
  const count = shown.rows.length
  // What many records have alike is mostly a choice.
  const likely = shown.columns.find((column) => column.field.kind === 'choice')?.name
  const reason = count === 0 ? t`Choose records first.` : undefined
  return (
    <div role="toolbar" aria-label={t`Chosen records`} className={css.bar} data-foot>
      <span className={css.size} aria-live="polite">
        <Plural value={count} one="# chosen" other="# chosen" />
      </span>
      {count < all ? (
        <Button size="sm" onPress={onAll}>
          <Trans>Choose all</Trans>
        </Button>
      ) : null}
      <Button size="sm" reason={reason} onPress={() => set(true)}>
        <Trans>Set a field…</Trans>
      </Button>
      <Button size="sm" look="danger" reason={reason} onPress={onRemove}>
        <Trans>Remove</Trans>
      </Button>
      <Button size="sm" look="link" onPress={onDone}>
        <Trans>Done</Trans>
      </Button>
      {setting ? <SetFieldDialog shown={shown} first={likely} onClose={() => set(false)} /> : null}
    </div>
  )
}
