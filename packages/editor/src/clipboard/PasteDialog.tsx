import { Button, Dialog } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Misfits } from './Misfits.tsx'
import type { Plan } from './plan-paste.ts'

interface PasteDialogProps {
  readonly into: string
  readonly plan: Plan
  readonly onPaste: () => void
  readonly onClose: () => void
}

/** Shown before anything is written, where something does not fit or many records would be made. */
export function PasteDialog({ into, plan, onPaste, onClose }: PasteDialogProps) {
  const { t } = useLingui()
  const nothing = plan.edits.length === 0
  return (
    <Dialog
      isOpen
      wide
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Paste into {into}</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" reason={nothing ? t`None of it fits here.` : undefined} onPress={onPaste} autoFocus>
            {plan.misfits.length > 0 ? <Trans>Paste what fits</Trans> : <Trans>Paste</Trans>}
          </Button>
        </>
      }
      note={<Trans>Cells that do not fit stay as they are.</Trans>}
    >
      <Misfits plan={plan} />
    </Dialog>
  )
}
