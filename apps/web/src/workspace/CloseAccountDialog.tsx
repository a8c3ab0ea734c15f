import type { PersonOfWorkspace } from '@balcony/api/contract'
import { Button, Dialog } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import own from './Workspace.module.css'

export function CloseAccountDialog({
  person: { name, leadsAlone },
  onClose,
  onConfirm,
}: {
  person: PersonOfWorkspace
  onClose: () => void
  onConfirm: () => void
}) {
  const { t } = useLingui()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Close the account of {name}?</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Keep it open</Trans>
          </Button>
          <Button look="danger" onPress={onConfirm}>
            <Trans>Close the account</Trans>
          </Button>
        </>
      }
    >
      <div className={own.words}>
        <p>
          <Trans>
            They are signed out everywhere at once and cannot come in any more. What they wrote stays. You can open the
            account again at any time.
          </Trans>
        </p>
        <p>
          <Trans>
            Invitations that they made are withdrawn. Guest links that they made stay open: the leads of those designs
            close them in People and access.
          </Trans>
        </p>
        {leadsAlone === 0 ? null : (
          <p role="note">
            <strong>
              <Plural
                value={leadsAlone}
                one="One design would have no lead who can sign in."
                other="# designs would have no lead who can sign in."
              />
            </strong>
          </p>
        )}
      </div>
    </Dialog>
  )
}
