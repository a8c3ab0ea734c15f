import { Button, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { ChevronDown, Table } from '../icons.tsx'

/** What can be done to the table in which the caret stands. */
export function TableTools({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const tools: readonly (readonly [string, string, () => boolean])[] = [
    ['row-above', t`Row above`, () => editor.commands.addRowBefore()],
    ['row-below', t`Row below`, () => editor.commands.addRowAfter()],
    ['column-before', t`Column before`, () => editor.commands.addColumnBefore()],
    ['column-after', t`Column after`, () => editor.commands.addColumnAfter()],
    ['head', t`First row is a head, or not`, () => editor.commands.toggleHeaderRow()],
    ['no-row', t`Remove this row`, () => editor.commands.deleteRow()],
    ['no-column', t`Remove this column`, () => editor.commands.deleteColumn()],
    ['no-table', t`Remove the table`, () => editor.commands.deleteTable()],
  ]
  return (
    <MenuTrigger>
      <Button size="sm" icon={<Table />}>
        <Trans>Table</Trans>
        <ChevronDown size={15} />
      </Button>
      <Menu
        aria-label={t`Table`}
        onAction={(key) => {
          editor.commands.focus()
          tools.find(([name]) => name === key)?.[2]()
        }}
      >
        {tools.map(([key, name]) => (
          <MenuItem key={key} id={key}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
