import { useLingui } from '@lingui/react/macro'
import { useRecordName } from '../live/hooks.ts'

/** A record's name as it is now, inside prose. */
export function MentionName({ address }: { address: string }) {
  const { t } = useLingui()
  return <>{useRecordName(address) ?? t`A record that is gone`}</>
}
