import type { FeedEvent } from '@balcony/api/contract'

/** How long to wait before a feed that the server ended is asked for again; a broken line is the browser's to mend. */
const comeBackAfter = 3_000

/**
 * Hears what happens in a design. `opened` is called whenever the line stands (again): what happened before must be fetched,
 * because events missed meanwhile do not come again. Returns the way to stop.
 */
export function listen(design: string, opened: () => void, heard: (event: FeedEvent) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = () => {
    const line = new EventSource(`/api/designs/${encodeURIComponent(design)}/events`)
    source = line
    line.onopen = opened
    line.onmessage = (message: MessageEvent<string>) => heard(JSON.parse(message.data) as FeedEvent)
    line.onerror = () => {
      // The browser comes back by itself after a broken line, but not after an answer that is no feed.
      if (line.readyState === EventSource.CLOSED) timer = setTimeout(connect, comeBackAfter)
    }
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
