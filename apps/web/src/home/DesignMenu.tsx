import type { DesignSummary } from '@balcony/api/contract'
import { Button, Dialog, IconButton, Menu, MenuItem, MenuTrigger, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { bringBack, copyDesign, throwAway } from '../queries.ts'
import { useRefusalWords } from './refusal-words.ts'

/** What can be done with a design in the list: copied by those who take it out, thrown away by its leads. */
export function DesignMenu({ design }: { design: DesignSummary }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, ask] = useState(false)
  const failed = (error: unknown) => toasts.show(words(error))
  const copy = useMutation({
    mutationFn: () => copyDesign(design.id),
    onSuccess: () => toasts.show(t`The copy is in your list. It is yours alone until you share it.`),
    onError: failed,
  })
  const back = useMutation({ mutationFn: () => bringBack(design.id), onError: failed })
  const away = useMutation({
    mutationFn: () => throwAway(design.id),
    onSuccess: () => {
      ask(false)
      toasts.show(t`The design is in the trash for 30 days.`, { label: t`Undo`, act: () => back.mutate() })
    },
    onError: failed,
  })
  if (design.role !== 'lead' && design.role !== 'planner') return null
  return (
    <>
      <MenuTrigger>
        <IconButton
          label={t`What can be done with ${design.coverTitle}`}
          icon={<Ellipsis size={17} strokeWidth={1.75} aria-hidden />}
          isDisabled={copy.isPending}
        />
        <Menu
          aria-label={t`What can be done with ${design.coverTitle}`}
          onAction={(key) => (key === 'copy' ? copy.mutate() : ask(true))}
        >
          <MenuItem id="copy" about={t`What you may enter, as a design of your own`}>{t`Duplicate`}</MenuItem>
          {design.role === 'lead' ? <MenuItem id="away" look="danger">{t`Move to the trash…`}</MenuItem> : null}
        </Menu>
      </MenuTrigger>
      {asking ? (
        <Dialog
          isOpen
          onClose={() => ask(false)}
          closing={t`Close`}
          title={<Trans>Move this design to the trash?</Trans>}
          actions={
            <>
              <Button onPress={() => ask(false)}>
                <Trans>Keep it</Trans>
              </Button>
              <Button look="danger" isDisabled={away.isPending} onPress={() => away.mutate()}>
                <Trans>Move to the trash</Trans>
              </Button>
            </>
          }
        >
          <p>
            <bdi>{design.title}</bdi>
          </p>
          <p>
            <Trans>
              It closes at once for everybody who takes part, and for guests. Those who lead it can bring it back within
              30 days; then it is gone for good.
            </Trans>
          </p>
        </Dialog>
      ) : null}
    </>
  )
}
