import { Button } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useMakeAll } from '../clipboard/use-make-all.ts'
import type { Grid } from '../table/grid.ts'
import { type Block, fillDown, type Shown, sizeOf } from './block.ts'
import css from './Selection.module.css'
import { SetFieldDialog } from './SetFieldDialog.tsx'

interface SelectionBarProps {
  readonly shown: Shown
  readonly block: Block
  readonly mayWrite: boolean
  readonly onCopy: () => void
  readonly onPaste: () => void
  readonly onEmpty: () => void
  readonly onRemove: (rows: readonly string[]) => void
  readonly onDone: (next: 'keep' | 'let-go') => void
}

/** What can be done to the chosen cells, for those who do not know the keys. */
export function SelectionBar(props: SelectionBarProps) {
  const { shown, block, mayWrite, onCopy, onPaste, onEmpty, onRemove, onDone } = props
  const { t } = useLingui()
  const makeAll = useMakeAll()
  const [setting, set] = useState(false)
  const { tall, wide } = sizeOf(block)
  const rows = shown.rows.slice(block.top, block.bottom + 1)
  return (
    <div role="toolbar" aria-label={t`Chosen cells`} className={css.bar}>
      <span className={css.size}>
        <Plural value={tall} one="# row" other="# rows" /> × <Plural value={wide} one="# column" other="# columns" />
      </span>
      <Button size="sm" onPress={onCopy}>
        <Trans>Copy</Trans>
      </Button>
      {mayWrite ? (
        <>
          <Button size="sm" onPress={onPaste}>
            <Trans>Paste</Trans>
          </Button>
          {tall > 1 ? (
            <Button
              size="sm"
              onPress={() => {
                makeAll(fillDown(shown, block))
                onDone('keep')
              }}
            >
              <Trans>Fill down</Trans>
            </Button>
          ) : null}
          <Button size="sm" onPress={() => set(true)}>
            <Trans>Set a field…</Trans>
          </Button>
          <Button
            size="sm"
            onPress={() => {
              onEmpty()
              onDone('keep')
            }}
          >
            <Trans>Clear cells</Trans>
          </Button>
          <Button
            size="sm"
            look="danger"
            onPress={() => {
              onRemove(rows.map((row) => row.id))
              onDone('let-go')
            }}
          >
            <Plural value={tall} one="Remove # row" other="Remove # rows" />
          </Button>
        </>
      ) : null}
      <Button size="sm" look="link" onPress={() => onDone('let-go')}>
        <Trans>Let go</Trans>
      </Button>
      {setting ? (
        <SetFieldDialog
          shown={{ ...shown, rows }}
          first={shown.columns[block.start]?.name}
          onClose={() => {
            set(false)
            onDone('keep')
          }}
        />
      ) : null}
    </div>
  )
}

/** The bar stands while more than one cell is chosen. */
export function isChosen(grid: Grid, block: Block | undefined): block is Block {
  if (!grid.from || !block) return false
  const { tall, wide } = sizeOf(block)
  return tall * wide > 1
}
