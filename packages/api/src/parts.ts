import type { Problem, Random, Result } from '@balcony/base'
import type { Edition, Process, Settings } from '@balcony/design'
import type { Storage } from '@balcony/storage'
import type { Clock, Compactor } from '@balcony/sync'
import type { Proxies } from './door/address.ts'
import type { NewExport } from './exports/contract.ts'
import type { PictureType } from './files/judged.ts'
import type { Mailer } from './mail/mailer.ts'
import type { PasswordHash } from './sign-in/hashing.ts'
import type { WebFile } from './web/files.ts'

/** What the workspace is put together from. Everything that differs between a test, a laptop and a server comes in here. */
export interface Parts {
  readonly process: Process
  readonly storage: Storage
  readonly compactor: Compactor
  readonly clock: Clock
  readonly random: Random
  /** The organisation's thresholds for the review. */
  readonly reviewSettings: Settings
  /** Where people reach us, as `https://host[:port]`; links carry the first. */
  readonly origins: readonly [string, ...string[]]
  /** The built web application; empty when it was not built. */
  readonly web: ReadonlyMap<string, WebFile>
  readonly print: (edition: Edition, options: Printing, watch?: PrintWatch) => Promise<Result<Printed>>
  /** Our own words (English) → those of a language (BCP-47); empty where we have none. */
  readonly words: (language: string) => Readonly<Record<string, string>>
  /** Undefined where no mail server is set: everything works without. */
  readonly mailer: Mailer | undefined
  /** Whose word counts about where a request came from. */
  readonly proxies: Proxies
  /** Where the master key lies: on the disk of the data, on another, or handed in. */
  readonly keyPlace: () => 'beside' | 'apart' | 'given'
  /** The demo: whoever is one of its ready people may become another of them. */
  readonly demo: boolean
  /** Another than argon2id, for tests that count. */
  readonly passwords?: PasswordHash
  readonly report: (event: Report) => void
}

/** How a document is printed. */
export interface Printing
  extends Pick<NewExport, 'paper' | 'format' | 'table' | 'withoutContents' | 'withoutFigures' | 'archive' | 'attach'> {
  /** Our own words (English) → those of the edition's language. */
  readonly words: Readonly<Record<string, string>>
  /** By file id: those that this edition may show. */
  readonly pictures: ReadonlyMap<string, { readonly type: PictureType; readonly bytes: Uint8Array }>
  /** What is not released says so on every page. */
  readonly draft: boolean
  /** Whoever watches is given the title page as soon as it is set. */
  readonly firstPage?: boolean
}

export interface PrintWatch {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PrintProgress) => void
}

export type PrintProgress =
  | { readonly is: 'waiting'; readonly ahead: number }
  | { readonly is: 'setting'; readonly aboutPages: number }
  | { readonly is: 'first-page'; readonly pdf: Uint8Array }
  | { readonly is: 'writing'; readonly pages: number }

interface Printed {
  readonly file: Uint8Array
  readonly pages?: number
  readonly uncovered?: readonly { readonly character: string; readonly times: number }[]
  readonly droppedLinks?: number
  readonly cutRows?: number
}

/** What an operator may know: ids and codes, never content. */
export interface Report {
  readonly event: string
  readonly [about: string]: string | number | readonly string[] | undefined
}

/** A failure of ours, as it is told to whoever was met by it. */
export const ourFault: Problem = {
  code: 'unavailable',
  message:
    'Something went wrong on our side. What was saved is safe. Try again; if it happens again, tell the person who runs Balcony.',
}
