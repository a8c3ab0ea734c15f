import type { Row } from '@balcony/design'
import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { useDesk, useWorkspace } from '../workspace.tsx'

/** For leads, beside what somebody is called: takes the name and its spellings to where they are removed for good. */
export function ForgetName({ row }: { row: Row }) {
  const { forgetAt, go } = useWorkspace()
  const desk = useDesk()
  const words = namesIn(row)
  if (forgetAt === undefined || words.length === 0) return null
  return (
    <Button
      size="sm"
      look="link"
      onPress={() => {
        desk.put({ forgetting: words })
        go(forgetAt)
      }}
    >
      <Trans>Remove this name for good…</Trans>
    </Button>
  )
}

function namesIn({ values }: Row): readonly string[] {
  const all = [values['name'], values['aliases']].flat()
  return all.flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? name.trim().split(/\s*\n\s*/) : []))
}
