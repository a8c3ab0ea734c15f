/** How long to wait before a feed that the server ended is asked for again; a broken line is the browser's to mend. */
const comeBackAfter = 5_000

/** Hears that something was said; what, is asked for. `lost` when the line breaks. */
export function listenAt(path: string, heard: () => void, lost: () => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = () => {
    const line = new EventSource(path)
    source = line
    line.onopen = heard
    line.onmessage = heard
    line.onerror = () => {
      lost()
      if (line.readyState === EventSource.CLOSED) timer = setTimeout(connect, comeBackAfter)
    }
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
