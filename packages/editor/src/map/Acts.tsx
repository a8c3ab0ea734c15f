import type { Effort } from '@balcony/design/views'
import { Button, KeyCap, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMayWrite } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Side } from './EffortBar.tsx'
import css from './Map.module.css'
import { useSpan } from './use-span.ts'

/** What can be done with the chosen effort, for hands that do not drag. */
export function Acts({
  effort,
  onMove,
}: {
  effort: Effort | undefined
  onMove: (effort: Effort, side: Side, months: number) => void
}) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const span = useSpan()
  const mayWrite = useMayWrite(effort?.address ?? 'activity')
  if (!effort)
    return (
      <p className={css.acts}>
        {mayWrite ? (
          <Trans>
            Drag an effort or its ends to change dates. With the keyboard: <KeyCap>Tab</KeyCap> to an effort,{' '}
            <KeyCap>←</KeyCap> <KeyCap>→</KeyCap> to move it by a month, with <KeyCap>Shift</KeyCap> its end.
          </Trans>
        ) : null}
      </p>
    )
  const acts: Readonly<Record<string, () => void>> = {
    earlier: () => onMove(effort, 'whole', -1),
    later: () => onMove(effort, 'whole', 1),
    starts: () => onMove(effort, 'start', -1),
    startsLater: () => onMove(effort, 'start', 1),
    ends: () => onMove(effort, 'end', -1),
    endsLater: () => onMove(effort, 'end', 1),
  }
  return (
    <p className={css.acts} aria-live="polite">
      <b dir="auto">{effort.title}</b>
      <span>{span(effort)}</span>
      <Button size="sm" look="link" onPress={() => go(effort.address)}>
        <Trans>Open</Trans>
      </Button>
      {mayWrite ? (
        <MenuTrigger>
          <Button size="sm" look="plain">
            <Trans>Change dates</Trans>
          </Button>
          <Menu aria-label={t`Change dates`} onAction={(key) => acts[String(key)]?.()}>
            <MenuItem id="earlier">{t`A month earlier`}</MenuItem>
            <MenuItem id="later">{t`A month later`}</MenuItem>
            <MenuItem id="starts">{t`Starts a month earlier`}</MenuItem>
            <MenuItem id="startsLater">{t`Starts a month later`}</MenuItem>
            <MenuItem id="ends">{t`Ends a month earlier`}</MenuItem>
            <MenuItem id="endsLater">{t`Ends a month later`}</MenuItem>
          </Menu>
        </MenuTrigger>
      ) : null}
    </p>
  )
}
