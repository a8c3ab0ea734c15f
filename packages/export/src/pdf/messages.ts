import type { Edition } from '@balcony/design'
import type { Progress, Rendered, RenderOptions } from '../rendering.ts'

/** To a child: one edition to render. A child has one at a time. */
export interface Job {
  readonly job: number
  readonly edition: Edition
  readonly options: RenderOptions
}

/** From a child. */
export type Answer =
  /** It has its fonts and has printed a first page for itself: the next job costs only itself. */
  | { readonly is: 'ready' }
  | { readonly is: 'progress'; readonly job: number; readonly progress: Progress }
  | { readonly is: 'done'; readonly job: number; readonly made: Rendered; readonly residentBytes: number }
  | { readonly is: 'failed'; readonly job: number; readonly reason: string; readonly residentBytes: number }
