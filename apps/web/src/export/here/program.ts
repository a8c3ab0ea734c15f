import program from '@myriaddreamin/typst-ts-web-compiler/wasm?url'

/** Whether the program is on this device already. */
export async function isProgramHere(): Promise<boolean> {
  try {
    return (await caches.match(program)) !== undefined
  } catch {
    return false // a browser that keeps nothing
  }
}
