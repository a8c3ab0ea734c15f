import type { Result } from '@balcony/base'
import type { Address } from '@balcony/design'

/** A picture or a document of the design. */
export interface HeldFile {
  readonly id: string
  readonly address: Address
  readonly name: string
  /** Judged by its content, by the server. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The files of one design, as the server keeps them. */
export interface Files {
  /** Where a file is; undefined for what is no id of one. */
  href(file: string): string | undefined
  /** The same array until a file comes or goes. */
  list(): readonly HeldFile[]
  watch(changed: () => void): () => void
  /** Kept on the server when it resolves well; `told` hears the share that has gone there, 0 to 1. */
  add(address: Address, file: File, told: (share: number) => void, signal?: AbortSignal): Promise<Result<HeldFile>>
  remove(file: string): Promise<Result<void>>
  restore(file: string): Promise<Result<void>>
}

/** What the server takes; it judges for itself, by content. Here only for the dialog of the browser. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
export const maxPictureMegabytes = 8
export const maxFileMegabytes = 25
