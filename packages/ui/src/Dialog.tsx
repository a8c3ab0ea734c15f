import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Dialog.module.css'
import { Close } from './icons.tsx'

export interface DialogProps {
  readonly title: ReactNode
  readonly about?: ReactNode
  /** Name of the button that closes, e.g. "Close". */
  readonly closing: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the one that goes on last. */
  readonly actions?: ReactNode
  /** A quiet line beside the actions. */
  readonly note?: ReactNode
  readonly wide?: boolean
  /** As large as the window: its content lays itself out and scrolls by itself. */
  readonly whole?: boolean
  /** Not closed by Esc or a click outside: something unsent would be lost. */
  readonly firm?: boolean
}

/** Escape closes and returns the focus; on a phone it comes up from below. */
export function Dialog(props: DialogProps) {
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable={!props.firm}
      isKeyboardDismissDisabled={props.firm ?? false}
      className={classes(css.scrim)}
      data-screen
    >
      <Modal className={classes(css.modal)} data-wide={props.wide || undefined} data-whole={props.whole || undefined}>
        <Content {...props} />
      </Modal>
    </ModalOverlay>
  )
}

/** A panel that comes from the edge on a narrow screen: outline from the start, comments from below. */
export function Sheet({
  from,
  ...props
}: Omit<DialogProps, 'wide' | 'whole' | 'firm'> & { readonly from: 'start' | 'below' }) {
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
      className={classes(css.scrim)}
      data-sheet={from}
      data-screen
    >
      <Modal className={classes(css.modal)} data-sheet={from}>
        <Content {...props} />
      </Modal>
    </ModalOverlay>
  )
}

function Content({ title, about, closing, onClose, children, actions, note }: DialogProps) {
  return (
    <AriaDialog className={classes(css.dialog)}>
      <header className={css.head}>
        <Heading slot="title" level={2} className={classes(css.title)}>
          {title}
        </Heading>
        <span className={css.about}>{about}</span>
        <IconButton label={closing} keys="Esc" icon={<Close />} onPress={onClose} />
      </header>
      <div className={css.body}>{children}</div>
      {actions === undefined ? null : (
        <footer className={css.foot}>
          {note === undefined ? null : <span className={css.note}>{note}</span>}
          {actions}
        </footer>
      )}
    </AriaDialog>
  )
}
