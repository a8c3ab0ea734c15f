// Where the parts of the press lie for a device: the same files that the server prints with. None is loaded before it is asked for.
import program from '@myriaddreamin/typst-ts-web-compiler/wasm?url'

const typst = import.meta.glob<string>('../../../../../packages/export/assets/typst/*.typ', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const ttf = import.meta.glob<string>('../../../../../packages/export/assets/fonts/*.ttf', {
  query: '?url',
  import: 'default',
  eager: true,
})

export { program }
export const template: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(typst).map(([file, text]) => [nameOf(file), new TextEncoder().encode(text)]),
)
/** File name → address. */
export const fonts: ReadonlyMap<string, string> = new Map(
  Object.entries(ttf).map(([file, address]) => [nameOf(file), address]),
)

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
