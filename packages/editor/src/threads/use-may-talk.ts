import type { Compartment } from '@balcony/design'
import { useWorkspace } from '../workspace.tsx'
import type { TalkAction } from './said.ts'

/** What one may do in conversations at a place; over what somebody began, with that person. */
export function useMayTalk(): (action: TalkAction, compartment: Compartment, begunBy?: string) => boolean {
  const { mayTalk, mayComment } = useWorkspace()
  return mayTalk ?? (() => mayComment)
}
