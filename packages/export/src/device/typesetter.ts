import start, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import type { Sheet } from '../typeset/sheet.ts'
import { withoutCode } from './without-code.ts'

export interface Template {
  /** Name → bytes of the files of assets/typst. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The same Typst as the server's, as a program for browsers. It blocks until it is done: it belongs into a worker. */
export class Typesetter {
  readonly #typst: TypstCompiler

  private constructor(typst: TypstCompiler) {
    this.#typst = typst
  }

  static async open(
    program: WebAssembly.Module,
    template: Template,
    fonts: readonly Uint8Array[],
  ): Promise<Typesetter> {
    await start({ module_or_path: program })
    const builder = withoutCode(() => new TypstCompilerBuilder())
    for (const font of fonts) await builder.add_raw_font(font)
    const typst = await builder.build()
    for (const [name, bytes] of template.files) typst.map_shadow(`/${name}`, bytes)
    return new Typesetter(typst)
  }

  /** A tagged PDF 1.7: this program can write no other standard. Throws with the reasons of the typesetter. */
  compile(sheet: Sheet, attachment?: Uint8Array): Uint8Array<ArrayBuffer> {
    const files = new Map([['/data.json', new TextEncoder().encode(JSON.stringify(sheet))]])
    if (attachment) files.set('/design.json', new Uint8Array(attachment))
    for (const [name, bytes] of files) this.#typst.map_shadow(name, bytes)
    try {
      const made: unknown = this.#typst.compile('/main.typ', undefined, 'pdf', plainWords)
      if (typeof made === 'object' && made !== null && 'result' in made && made.result instanceof Uint8Array)
        return new Uint8Array(made.result)
      throw new Error(`the typesetter refused it: ${JSON.stringify(made).slice(0, 500)}`)
    } finally {
      for (const name of files.keys()) this.#typst.unmap_shadow(name)
    }
  }

  close(): void {
    this.#typst.free()
  }
}

/** How the program is to say what it has to say: 2 is its number for plain words. */
const plainWords = 2
