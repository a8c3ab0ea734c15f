import type { Picture } from '../rendering.ts'
import type { Compiler } from './compiler.ts'
import { proof } from './proof.ts'

const endings: Readonly<Record<Picture['type'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

type Print<T> = (names: ReadonlyMap<string, string>, bytes: ReadonlyMap<string, Uint8Array>) => T

/** Prints with pictures. One that the typesetter cannot draw never costs the document: it is told in words. */
export function withPictures<T>(compiler: Compiler, pictures: ReadonlyMap<string, Picture>, print: Print<T>): T {
  const attempt = (those: readonly (readonly [string, Picture])[]) => {
    const names = those.map(([file, { type }], index) => [file, `picture-${index}.${endings[type]}`] as const)
    const bytes = those.map(([, picture], index) => [names[index]?.[1] ?? '', picture.bytes] as const)
    return print(new Map(names), new Map(bytes))
  }
  const all = [...pictures]
  if (all.length === 0) return attempt(all)
  try {
    return attempt(all)
  } catch {
    // Which of them it was, only trying tells; where it was none, the second attempt fails like the first.
    return attempt(all.filter(([, picture]) => draws(compiler, picture)))
  }
}

function draws(compiler: Compiler, { type, bytes }: Picture): boolean {
  const path = `tried.${endings[type]}`
  const content = [{ is: 'picture', path, width: 100, alt: 'Picture' }]
  try {
    compiler.compile(
      { ...proof, blocks: [...proof.blocks, { is: 'prose', content }] },
      { pictures: new Map([[path, bytes]]) },
    )
    return true
  } catch {
    return false
  }
}
