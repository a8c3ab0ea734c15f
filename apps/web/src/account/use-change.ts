import { toasts } from '@balcony/ui'
import { client } from '../queries.ts'
import { type Asking, useAsking } from '../sign-in/use-asking.ts'
import { accountQuery } from './Account.tsx'

export interface Changing extends Omit<Asking, 'ask' | 'needsCode'> {
  /** Does it, shows what is then, and says so. */
  change(act: () => Promise<unknown>, done?: string): Promise<void>
}

/** Something about the account is changed; the card is asked for again. */
export function useChange(): Changing {
  const { busy, error, ask } = useAsking()
  return {
    busy,
    error,
    change: (act, done) =>
      ask(async () => {
        await act()
        await client.invalidateQueries({ queryKey: accountQuery.queryKey })
        if (done !== undefined) toasts.show(done)
      }),
  }
}
