import type { Thread } from '@balcony/design'
import type { House } from '../context.ts'

/** Links that may read a thread are told to ask again: the event itself says nothing. */
export async function tellLinks({ storage, feeds }: Pick<House, 'storage' | 'feeds'>, thread: Thread): Promise<void> {
  const { design, guest, level } = thread
  if (guest) return feeds.tell(design, { is: 'talk' }, `link:${guest.id}`)
  if (level !== 'partner') return
  for (const { id } of await storage.links.of(design)) feeds.tell(design, { is: 'talk' }, `link:${id}`)
}
