import type { Address } from '@balcony/design'
import { IconButton } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { Past } from '../icons.tsx'
import threads from '../threads/Threads.module.css'
import { useDesk } from '../workspace.tsx'
import { useHistory } from './use-history.ts'

/** Beside the label of a field, as quiet as the way to comment: what stood here before. */
export function PastButton({ address, label, plain = false }: { address: Address; label: string; plain?: boolean }) {
  const { t } = useLingui()
  const desk = useDesk()
  if (!useHistory()) return null
  return (
    <span className={plain ? undefined : threads.quiet}>
      <IconButton
        size="sm"
        label={t`History of ${label}`}
        icon={<Past size={14} />}
        onPress={() => desk.put({ past: address })}
      />
    </span>
  )
}
