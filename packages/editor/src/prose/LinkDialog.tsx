import { Button, Dialog, TextField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { allowedHref } from './href.ts'

/** Sets, changes or takes away the link on the selected words. Only http, https and mailto are links. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui()
  const before = String(editor.getAttributes('link')['href'] ?? '')
  const [typed, type] = useState(before)
  const [wrong, setWrong] = useState(false)
  const done = () => {
    onClose()
    editor.commands.focus()
  }
  const set = () => {
    const href = allowedHref(typed)
    if (href === undefined) {
      setWrong(true)
      return
    }
    const { empty } = editor.state.selection
    const chain = editor.chain().extendMarkRange('link')
    if (empty && before === '')
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
    else chain.setMark('link', { href })
    chain.run()
    done()
  }
  return (
    <Dialog
      title={before === '' ? t`Add a link` : t`Change the link`}
      closing={t`Close`}
      isOpen
      onClose={done}
      actions={
        <>
          {before === '' ? null : (
            <Button
              onPress={() => {
                editor.chain().extendMarkRange('link').unsetMark('link').run()
                done()
              }}
            >
              <Trans>Take the link away</Trans>
            </Button>
          )}
          <Button look="primary" onPress={set}>
            {before === '' ? t`Add link` : t`Change link`}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <TextField
          autoFocus
          label={t`Address`}
          dir="ltr"
          value={typed}
          onChange={(text) => {
            type(text)
            setWrong(false)
          }}
          placeholder="https://"
          error={wrong ? t`A link starts with https://, http:// or mailto:. Check the address.` : undefined}
          hint={t`Readers of the export see and can follow it.`}
        />
      </form>
    </Dialog>
  )
}
