import type { Table, Value } from '@balcony/design'
import { Button, Dialog, Select } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { Button as DropButton } from 'react-aria-components/Button'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { readCell } from '../clipboard/cell.ts'
import { Misfits } from '../clipboard/Misfits.tsx'
import { freshId, useMakeAll } from '../clipboard/use-make-all.ts'
import { useTongue } from '../clipboard/use-tongue.ts'
import { useRows } from '../live/hooks.ts'
import { columnsOf } from '../table/columns.ts'
import { useWorkspace } from '../workspace.tsx'
import { decode } from './decode.ts'
import { readSheet, type Sheet } from './file.ts'
import css from './Import.module.css'
import { idHead, type Match, matchHeads } from './match.ts'
import { planImport } from './plan-import.ts'

interface ImportDialogProps {
  readonly label: string
  readonly name: string
  readonly table: Table
  readonly fresh: Readonly<Record<string, Value>>
  readonly onClose: () => void
}

/** Larger than any table of 5,000 records that people write; a larger file is something else. */
const maxFileBytes = 20_000_000

/** A file from a spreadsheet: chosen or dropped, its columns matched, what it would change shown, then written in one step. */
export default function ImportDialog({ label, name, table, fresh, onClose }: ImportDialogProps) {
  const { t, i18n } = useLingui()
  const [sheet, setSheet] = useState<Sheet>()
  const [problem, setProblem] = useState<string>()
  const take = async (file: { readonly size?: number; arrayBuffer(): Promise<ArrayBuffer> } | undefined) => {
    if (!file) return
    if ((file.size ?? 0) > maxFileBytes) {
      setProblem(t`This file is larger than 20 MB. Nothing was imported. Export only this table, as CSV.`)
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    // PK: a zip, as .xlsx and .ods are.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      setProblem(
        t`This is a spreadsheet, not a CSV file. Save it as CSV in your spreadsheet program, then choose that file.`,
      )
      return
    }
    const read = readSheet(decode(bytes))
    setProblem(read.lines.length === 0 ? t`There are no lines under the heads of this file.` : undefined)
    setSheet(read.lines.length === 0 ? undefined : read)
  }
  const columns = useMemo(() => columnsOf(table), [table])
  if (sheet)
    return (
      <Matching
        {...{ label, name, fresh, sheet, onClose, columns }}
        first={matchHeads(sheet.heads, columns, (words) => i18n._(words))}
      />
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Import into {label}</Trans>}
      actions={
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      }
    >
      <DropZone
        className={css.drop ?? ''}
        aria-label={t`Drop a CSV file here`}
        onDrop={(event) => {
          const item = event.items.find((one) => one.kind === 'file')
          if (item?.kind === 'file') void item.getFile().then(take)
        }}
      >
        <p>
          <Trans>Drop a CSV file here, or choose one. The first line says what each column is.</Trans>
        </p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
          onSelect={(files) => void take(files?.[0])}
        >
          <DropButton className={css.choose ?? ''}>
            <Trans>Choose a file</Trans>
          </DropButton>
        </FileTrigger>
        <p className={css.note}>
          <Trans>Up to 5,000 lines. Nothing is written before you have seen what it would change.</Trans>
        </p>
      </DropZone>
      {problem === undefined ? null : (
        <p role="alert" className={css.wrong}>
          {problem}
        </p>
      )}
    </Dialog>
  )
}

interface MatchingProps {
  readonly label: string
  readonly name: string
  readonly fresh: Readonly<Record<string, Value>>
  readonly sheet: Sheet
  readonly first: readonly Match[]
  readonly columns: ReturnType<typeof columnsOf>
  readonly onClose: () => void
}

function Matching({ label, name, fresh, sheet, first, columns, onClose }: MatchingProps) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const tongue = useTongue()
  const makeAll = useMakeAll()
  const all = useRows(name)
  const [matches, match] = useState(first)
  const codes: readonly string[] = matches.filter((one) => one === idHead || one === 'code')
  const [key, setKey] = useState<string | undefined>(codes[0])
  const plan = useMemo(() => {
    const spoken = tongue()
    const mine = Object.entries(fresh)
    return planImport(sheet, matches, key !== undefined && matches.includes(key) ? key : undefined, {
      table: name,
      columns,
      rows: all.filter((row) => mine.every(([field, value]) => row.values[field] === value)),
      there: all.length,
      removed: live.removed(name),
      read: (field, words) => readCell(field, words, spoken),
      newId: freshId,
      fresh,
    })
  }, [sheet, matches, key, all, name, columns, fresh, live, tongue])
  const choices = [
    { id: '', label: t`Leave out` },
    { id: idHead, label: t`Id of the record` },
    ...columns.map((column) => ({ id: column.name, label: i18n._(column.field.label) })),
  ]
  const write = () => {
    if (makeAll(plan.edits, t`Imported into ${label}`)) onClose()
  }
  return (
    <Dialog
      isOpen
      wide
      firm
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Import into {label}</Trans>}
      note={<Trans>One step: undo takes all of it back.</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            reason={plan.edits.length === 0 ? t`This would change nothing.` : undefined}
            onPress={write}
          >
            <Plural value={plan.changed + plan.added} one="Import # record" other="Import # records" />
          </Button>
        </>
      }
    >
      <p className={css.note}>
        <Plural value={sheet.lines.length} one="# line in the file." other="# lines in the file." />
      </p>
      <ul className={css.matches} aria-label={t`Columns of the file`}>
        {sheet.heads.map((head, at) => (
          <li key={at}>
            <span dir="auto">
              <b>{head || t`Without a head`}</b>
              <small>{sheet.lines[0]?.cells[at]}</small>
            </span>
            <Select
              aria-label={t`What “${head}” is`}
              choices={choices}
              chosen={matches[at] ?? ''}
              onChoose={(chosen) => match(rematch(matches, at, chosen === '' || chosen === null ? undefined : chosen))}
            />
          </li>
        ))}
      </ul>
      {codes.length > 0 ? (
        <Select
          label={t`A line is a record that is already there when it has the same`}
          choices={[
            ...codes.map((one) => choices.find((choice) => choice.id === one) ?? { id: one, label: one }),
            { id: '', label: t`Never: every line is added` },
          ]}
          chosen={key !== undefined && codes.includes(key) ? key : ''}
          onChoose={(chosen) => setKey(chosen === '' || chosen === null ? undefined : chosen)}
        />
      ) : null}
      <Misfits plan={plan} />
    </Dialog>
  )
}

/** Each field once: the column that had it before gives it up. */
function rematch(matches: readonly Match[], at: number, chosen: Match): readonly Match[] {
  return matches.map((one, index) => (index === at ? chosen : one === chosen ? undefined : one))
}
