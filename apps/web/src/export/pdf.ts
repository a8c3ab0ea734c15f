// Pages of a PDF on this page, by pdf.js in a worker of our own origin.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import address from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export type Pages = PDFDocumentProxy

/** `close` frees the worker's memory; what was drawn stays. */
export async function openPages(bytes: Uint8Array): Promise<{ readonly pages: Pages; close(): void }> {
  startWorker()
  // pdf.js takes the bytes over, and they are still to be saved.
  const loading = getDocument({ data: bytes.slice(), enableXfa: false, stopAtErrors: false })
  return { pages: await loading.promise, close: () => void loading.destroy() }
}

let worker: Worker | undefined

/** While the file is still being made, so that its first page waits for no program. */
export function startWorker(): void {
  worker ??= new Worker(trusted(address) as string, { type: 'module' })
  GlobalWorkerOptions.workerPort = worker
}

/** Draws one page as wide as asked, in real pixels of this screen. Hands back how to give up. */
export function drawPage(
  pages: Pages,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): { readonly done: Promise<void>; stop(): void } {
  let stop = () => {}
  let isOver = false
  const done = (async () => {
    const page = await pages.getPage(number)
    if (isOver) return
    const density = Math.min(globalThis.devicePixelRatio || 1, 2)
    const scale = (width / page.getViewport({ scale: 1 }).width) * density
    const viewport = page.getViewport({ scale })
    // Beside it: what one looks at stays until the new page is whole.
    const fresh = document.createElement('canvas')
    fresh.width = Math.round(viewport.width)
    fresh.height = Math.round(viewport.height)
    const task = page.render({ canvas: fresh, viewport })
    stop = () => task.cancel()
    try {
      await task.promise
      if (isOver) return
      canvas.width = fresh.width
      canvas.height = fresh.height
      canvas.getContext('2d')?.drawImage(fresh, 0, 0)
    } catch (error) {
      if (!isOver) throw error
    }
  })()
  return {
    done,
    stop() {
      isOver = true
      stop()
    },
  }
}

/** Its words, for whoever hears the page. */
export async function wordsOf(pages: Pages, number: number): Promise<string> {
  const content = await (await pages.getPage(number)).getTextContent()
  return content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

export interface Heading {
  readonly title: string
  /** From 1. */
  readonly page: number
}

/** Headings and the pages on which they stand, in their order. */
export async function headingsOf(pages: Pages): Promise<readonly Heading[]> {
  const found: Heading[] = []
  const look = async (items: Awaited<ReturnType<Pages['getOutline']>>): Promise<void> => {
    for (const item of items ?? []) {
      const target = typeof item.dest === 'string' ? await pages.getDestination(item.dest) : item.dest
      const page = target?.[0]
      if (typeof page === 'object' && page !== null)
        found.push({ title: item.title, page: (await pages.getPageIndex(page)) + 1 })
      await look(item.items)
    }
  }
  await look(await pages.getOutline())
  return found
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown }
}

/** The content security policy lets no plain string name a script. Only this worker's own address passes here. */
function trusted(own: string): unknown {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  const policy = types?.createPolicy('balcony-pages', {
    createScriptURL: (asked) => {
      if (asked !== own) throw new TypeError('only the worker for pages is started here')
      return asked
    },
  })
  return policy ? policy.createScriptURL(own) : own
}
