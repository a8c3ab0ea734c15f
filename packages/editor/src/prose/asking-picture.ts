import type { Editor } from '@tiptap/core'

/** What the dialog for a picture begins with: one that was pasted or dropped, or the place of one that stands there. */
export interface AskedPicture {
  readonly file?: File
  /** ProseMirror position of the picture that is to be changed. */
  readonly at?: number
}

type Ask = (asked: AskedPicture) => void

// A menu knows the editor it acts on, and not the component in which that stands.
const asking = new WeakMap<Editor, Ask>()

export function answerPictures(editor: Editor, ask: Ask): () => void {
  asking.set(editor, ask)
  return () => asking.delete(editor)
}

export function askPicture(editor: Editor, asked: AskedPicture = {}): void {
  asking.get(editor)?.(asked)
}

/** A picture that came alone. Programs that copy words bring a picture of them along, which nobody meant. */
export function pictureIn(brought: DataTransfer | null): File | undefined {
  if (!brought || brought.types.includes('text/plain')) return undefined
  return [...brought.files].find((file) => file.type.startsWith('image/'))
}
