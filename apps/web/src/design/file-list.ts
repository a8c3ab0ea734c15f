// The files of one design as the server tells them: fetched when the feed opens, and whenever it says that they changed.
import type { FileCard } from '@balcony/api/contract'
import { isId, ok, type Problem, type Result } from '@balcony/base'
import type { Address } from '@balcony/design'
import type { Files } from '@balcony/editor'
import { get, post, Refused, readProblems, remove } from '../server.ts'

export class FileList implements Files {
  readonly #path: string
  readonly #watchers = new Set<() => void>()
  #list: readonly FileCard[] = []
  /** Counts fetches: an older answer never takes the place of a newer one. */
  #asked = 0

  constructor(design: string) {
    this.#path = `/api/designs/${encodeURIComponent(design)}/files`
  }

  href = (file: string): string | undefined => (isId(file) ? `${this.#path}/${encodeURIComponent(file)}` : undefined)

  list = (): readonly FileCard[] => this.#list

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  async fetch(): Promise<void> {
    this.#asked += 1
    const mine = this.#asked
    const list = await get<readonly FileCard[]>(this.#path)
    if (mine === this.#asked) this.#set(list)
  }

  async add(
    address: Address,
    file: File,
    told: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<Result<FileCard>> {
    const kept = await send(`${this.#path}?address=${encodeURIComponent(address)}`, file, told, signal)
    if (kept.ok) this.#set([...this.#list.filter((one) => one.id !== kept.value.id), kept.value])
    return kept
  }

  async remove(file: string): Promise<Result<void>> {
    return this.#act(() => remove(`${this.#path}/${encodeURIComponent(file)}`))
  }

  async restore(file: string): Promise<Result<void>> {
    return this.#act(() => post(`${this.#path}/${encodeURIComponent(file)}/restore`))
  }

  async #act(act: () => Promise<unknown>): Promise<Result<void>> {
    try {
      await act()
      await this.fetch()
      return ok(undefined)
    } catch (error) {
      return { ok: false, problem: error instanceof Refused ? error.problem : away }
    }
  }

  #set(list: readonly FileCard[]): void {
    this.#list = list
    for (const changed of this.#watchers) changed()
  }
}

/** In words only for the log: the page says it in its own language. */
const away: Problem = { code: 'unavailable', message: 'The server could not be reached.' }

/** `fetch` does not tell how much has gone; the older way does. */
function send(
  path: string,
  file: File,
  told: (share: number) => void,
  signal?: AbortSignal,
): Promise<Result<FileCard>> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest()
    const fail = () => settle({ ok: false, problem: away })
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 201) return settle(ok(request.response as FileCard))
      const [problem] = readProblems(request.response)
      settle({ ok: false, problem: problem ?? away })
    }
    request.onerror = fail
    request.onabort = fail
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
