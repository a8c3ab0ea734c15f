import { useEffect } from 'react'

/** Names the browser's tab. Only neutral words and cover titles: tabs are seen by others. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? 'Balcony' : `${title} · Balcony`
  }, [title])
}
